import CJKText

/// The path of a request, taken apart.
struct RequestPath: Sendable, Hashable {
  /// Decoded; none is empty, `.` or `..`, or holds a slash, a backslash or a control character.
  var segments: [String]
  /// Whether it ends with a slash: a folder is meant.
  let isFolder: Bool

  /// Takes the path of a request's target; nil when nothing of a site can be meant.
  ///
  /// Percent-encoding is undone once, after the path was cut at its slashes: what is encoded twice
  /// stays a name with percent signs, and an encoded slash or `..` is refused.
  ///
  /// - Parameter target: as in the request line (RFC 9112, section 3.2.1), with its query.
  init?(target: String) {
    let bytes = target.utf8
    guard bytes.first == UInt8(ascii: "/") else { return nil }
    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    var parts = path.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    isFolder = parts.last?.isEmpty ?? true
    if isFolder { parts.removeLast() }
    segments = []
    segments.reserveCapacity(parts.count)
    for part in parts {
      guard let segment = PercentDecoding.decode(String(decoding: part, as: UTF8.self)),
        Self.isName(segment)
      else { return nil }
      segments.append(segment)
    }
  }

  private static func isName(_ text: String) -> Bool {
    if text.isEmpty || text == "." || text == ".." { return false }
    return text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\")
    }
  }
}
