/// Appending text to a buffer of markup.
extension [UInt8] {
  /// Appends text that is markup already.
  mutating func append(markup text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends plain text with `& < > " '` as entities, leaving out what XML 1.0 (section 2.2)
  /// forbids: control characters but tab, LF and CR, and U+FFFE and U+FFFF.
  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  /// Appends bytes of valid UTF-8 in the same way.
  mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    var index = 0
    while index < bytes.count {
      let replacement: StaticString
      var length = 1
      switch bytes[index] {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case UInt8(ascii: "'"): replacement = "&#39;"
      case 0x09, 0x0A, 0x0D:
        index += 1
        continue
      case 0x00..<0x20, 0x7F: replacement = ""
      case 0xEF where Self.isNoncharacter(bytes, at: index):
        replacement = ""
        length = 3
      default:
        index += 1
        continue
      }
      append(contentsOf: bytes[clean..<index])
      replacement.withUTF8Buffer { append(contentsOf: $0) }
      index += length
      clean = index
    }
    append(contentsOf: bytes[clean...])
  }

  /// U+FFFE or U+FFFF.
  private static func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }
}
