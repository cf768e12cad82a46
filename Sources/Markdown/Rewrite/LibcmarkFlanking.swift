import CJKText

/// What libcmark 0.30 takes a character beside a run of delimiters for.
///
/// It has no CJK clause, counts only P* and ASCII punctuation as such, and knows the characters of
/// some older Unicode.
enum LibcmarkSide {
  case space
  case punctuation
  case letter
  /// Punctuation that libcmark may be too old for.
  case unknown

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0: self = .space
    case 0..<0x80: self = UInt8(scalar.value).isPunctuation ? .punctuation : .letter
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .letter
    default: self.init(beyondTables: scalar)
    }
  }

  private init(beyondTables scalar: Unicode.Scalar) {
    let category = scalar.properties.generalCategory
    if category == .spaceSeparator {
      self = .space
    } else if category.isPunctuation {
      // libcmark's table has stood since Unicode 7 or 8.
      self = (scalar.properties.age?.major ?? 99) < 7 ? .punctuation : .unknown
    } else {
      self = .letter
    }
  }

  /// How libcmark takes a run between two characters; nil where that is not sure.
  static func roles(
    of delimiter: UInt8, before: LibcmarkSide, after: LibcmarkSide
  ) -> (opens: Bool, closes: Bool)? {
    guard before != .unknown, after != .unknown else { return nil }
    let isLeft =
      after != .space && (after != .punctuation || before == .space || before == .punctuation)
    let isRight =
      before != .space && (before != .punctuation || after == .space || after == .punctuation)
    guard delimiter == UInt8(ascii: "_") else { return (isLeft, isRight) }
    return (
      isLeft && (!isRight || before == .punctuation), isRight && (!isLeft || after == .punctuation)
    )
  }
}
