/// Addresses that a browser runs instead of opening.
enum ScriptURL {
  /// Whether an address begins with `javascript:`, `vbscript:`, `file:`, or `data:` but for images.
  ///
  /// Browsers ignore case, leading controls and spaces, and tabs and line ends anywhere (WHATWG URL,
  /// section 4.4), so all bytes up to U+0020 are left out of the comparison.
  static func isUnsafe(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    var head: [UInt8] = []
    for byte in url where byte > 0x20 && byte != 0x7F {
      head.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      if head.count == 24 { break }
    }
    let text = String(decoding: head, as: UTF8.self)
    if text.hasPrefix("data:") {
      return !["png", "gif", "jpeg", "webp"].contains { text.hasPrefix("data:image/\($0)") }
    }
    return ["javascript:", "vbscript:", "file:"].contains { text.hasPrefix($0) }
  }
}
