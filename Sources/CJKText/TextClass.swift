/// How a scalar counts in running text.
enum TextClass: UInt8 {
  /// Punctuation and symbols, which end a word.
  case other
  /// A letter or digit of a script written in words.
  case letter
  /// A character that counts by itself.
  case cjk
  /// A Hangul syllable or jamo.
  case hangul
  /// Marks and invisible characters, which change nothing.
  case transparent
  /// What holds two halves of a word together.
  case joiner
  /// What ends a Hangul word.
  case space

  /// The class of a scalar given by its number.
  init(of scalar: UInt32) {
    switch scalar {
    // The ranges that fill whole texts, before the search of the table.
    case 0xAC00...0xD7A3: self = .hangul
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2C1, 0x400...0x481, 0x48A...0x52F: self = .letter
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter
    case 0x3400...0x4DBF, 0x20000...0x2A6DF, 0xFF66...0xFF9D: self = .cjk
    case 0x2019, 0x2010, 0x2011: self = .joiner
    case 0x3000, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: self = .space
    case 0x3001...0x3004, 0x3008...0x301F, 0x2018, 0x201A...0x2027, 0xFF01...0xFF0F: self = .other
    default:
      let value = ScalarChanges.value(of: scalar, in: TextClassTable.changes)
      self = TextClass(rawValue: value) ?? .other
    }
  }
}
