/// The arithmetic of Hangul syllables and their jamo (Unicode Standard, section 3.12).
struct HangulSyllable {
  private static let first: UInt32 = 0xAC00
  private static let count: UInt32 = 11172
  private static let leading: UInt32 = 0x1100
  private static let vowel: UInt32 = 0x1161
  /// One before the first trailing consonant: 0 stands for none.
  private static let trailing: UInt32 = 0x11A7

  private let index: UInt32

  /// The syllable that is one scalar, or nil.
  init?(_ scalar: UInt32) {
    guard scalar &- Self.first < Self.count else { return nil }
    index = scalar - Self.first
  }

  /// Appends two or three jamo.
  func appendJamo(to result: inout [UInt32]) {
    result.append(Self.leading + index / 588)
    result.append(Self.vowel + index % 588 / 28)
    if index % 28 != 0 { result.append(Self.trailing + index % 28) }
  }

  /// The syllable of a leading consonant and a vowel, or of a syllable without trailing consonant
  /// and one.
  static func composed(_ left: UInt32, _ right: UInt32) -> UInt32? {
    if left &- leading < 19, right &- vowel < 21 {
      return first + ((left - leading) * 21 + (right - vowel)) * 28
    }
    if left &- first < count, (left - first) % 28 == 0, right &- (trailing + 1) < 27 {
      return left + (right - trailing)
    }
    return nil
  }
}
