import CJKText

/// Whether emphasis may start and end at a run of delimiters, and what decides it.
///
/// The rule is that of the markdown-cjk-friendly specification (2026-07): CommonMark 0.31's, with
/// two clauses more. A run beside a CJK character can start or end emphasis even where punctuation
/// stands on its other side, since no space separates words there:
///
///     これは**「太字」**です     opens and closes, where CommonMark 0.30 shows four asterisks
struct Flanking: Equatable {
  /// Left-flanking: something follows that emphasis could hold.
  let isLeft: Bool
  /// Right-flanking.
  let isRight: Bool

  /// What stands on one side of a run.
  struct Side: Equatable {
    var isSpace = false
    /// Categories P* and S* (CommonMark 0.31, section 2.1).
    var isPunctuation = false
    var isCJK = false
    /// A variation selector that belongs to a Han character.
    var isIdeographicSelector = false

    static let lineEdge = Side(isSpace: true)
    static let letter = Side()
    static let ascii = Side(isPunctuation: true)
  }

  /// The rule for CJK text.
  init(before: Side, after: Side) {
    let cjk = before.isCJK || after.isCJK
    isLeft =
      !after.isSpace
      && (!after.isPunctuation || before.isSpace || before.isPunctuation || cjk
        || before.isIdeographicSelector)
    isRight =
      !before.isSpace && (!before.isPunctuation || after.isSpace || after.isPunctuation || cjk)
  }

  /// Whether a run of a character opens and closes emphasis.
  func roles(of delimiter: UInt8, before: Side, after: Side) -> (opens: Bool, closes: Bool) {
    guard delimiter == UInt8(ascii: "_") else { return (isLeft, isRight) }
    return (
      isLeft && (!isRight || before.isPunctuation), isRight && (!isLeft || after.isPunctuation)
    )
  }
}

extension Flanking.Side {
  /// The side of a scalar; `isSelector` is whether it is a standard variation selector, which
  /// stands for what is before it.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0: isSpace = true
    case 0..<0x80: isPunctuation = UInt8(scalar.value).isPunctuation
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: isCJK = true
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFF01...0xFF0F:
      (isPunctuation, isCJK) = (true, true)
    case 0xE0100...0xE01EF: isIdeographicSelector = true
    default:
      let category = scalar.properties.generalCategory
      isSpace = category == .spaceSeparator
      isPunctuation = category.isPunctuation || category.isSymbol
      isCJK = scalar.isCJKForEmphasis
    }
  }

  /// The side before an index of a text, which is not the start of a line.
  ///
  /// A standard variation selector, FE00 to FE0E, stands for the character before it; FE01 behind a
  /// curly quote makes that CJK punctuation.
  init(in text: UnsafeBufferPointer<UInt8>, before index: Int) {
    let (scalar, length) = UTF8Decoder.character(in: text, before: index)
    self.init(scalar)
    guard scalar.value & 0xFFFF_FFF0 == 0xFE00, scalar.value != 0xFE0F, index > length else {
      return
    }
    let base = UTF8Decoder.character(in: text, before: index - length).scalar
    let side = Flanking.Side(base)
    guard !side.isSpace else { return }
    self = side
    if scalar.value == 0xFE01, [0x2018, 0x2019, 0x201C, 0x201D].contains(base.value) {
      (isPunctuation, isCJK) = (true, true)
    }
  }

  /// The same to a dialect that has no rule for CJK text.
  var withoutCJK: Flanking.Side {
    Flanking.Side(isSpace: isSpace, isPunctuation: isPunctuation)
  }
}
