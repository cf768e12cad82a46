/// Addresses that a browser may run, or read the reader's files with, instead of opening them.
enum ScriptURL {
  /// Whether an address begins with `javascript:`, `vbscript:`, `file:`, or `data:` but for images
  /// of the four types that hold no script.
  ///
  /// Browsers ignore case, leading controls and spaces, and tabs and line ends anywhere (WHATWG
  /// URL, section 4.4), so all bytes up to U+0020 are left out of the comparison. Escapes and
  /// entities are resolved already; what is percent-encoded is no scheme.
  static func isUnsafe(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    var head: [UInt8] = []
    for byte in url where byte > 0x20 && byte != 0x7F {
      head.append(byte)
      if head.count == longest { break }
    }
    return head.withUnsafeBufferPointer { head in
      if head.hasASCII("data:", at: 0, ignoringCase: true) { return !isImage(head) }
      return schemes.contains { head.hasASCII($0, at: 0, ignoringCase: true) }
    }
  }

  private static let schemes: [StaticString] = ["javascript:", "vbscript:", "file:"]
  private static let imageTypes: [StaticString] = ["png", "gif", "jpeg", "webp"]
  /// The length of `data:image/jpeg;`.
  private static let longest = 16

  private static func isImage(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    guard url.hasASCII("image/", at: 5, ignoringCase: true) else { return false }
    return imageTypes.contains { type in
      let end = 11 + type.utf8CodeUnitCount
      return url.hasASCII(type, at: 11, ignoringCase: true)
        && (url.hasASCII(";", at: end) || url.hasASCII(",", at: end))
    }
  }
}
