import Liquid

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
      let length = Self.forbiddenLength(in: bytes, at: index)
      if length > 0 {
        HTMLText.appendEscaped(UnsafeBufferPointer(rebasing: bytes[clean..<index]), to: &self)
        clean = index + length
      }
      index += Swift.max(1, length)
    }
    HTMLText.appendEscaped(UnsafeBufferPointer(rebasing: bytes[clean...]), to: &self)
  }

  /// How many bytes the forbidden character at an index has, 0 for any other.
  private static func forbiddenLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: 0
    case 0x00..<0x20, 0x7F: 1
    case 0xEF: isNoncharacter(bytes, at: index) ? 3 : 0
    default: 0
    }
  }

  /// U+FFFE or U+FFFF.
  private static func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }
}
