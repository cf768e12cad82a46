import CJKText

/// Finds formulas: `$a_b$`, `$$…$$`, `\(…\)`, `\[…\]`.
///
/// A dollar is a price more often than not. One that opens has no space behind it, one that closes
/// none before it and no digit behind it (as in Pandoc), both stand in one line, and between them
/// there is no code; and where CJK text stands between them, something must be there that only a
/// formula has: `$5と$10` and `$5から$ 8` stay as they are, `$速度=\frac{距離}{時間}$` does not.
enum MathScanner {
  /// A formula with and without its delimiters.
  struct Formula: Equatable {
    let whole: Range<Int>
    let content: Range<Int>
    let isDisplay: Bool
  }

  /// The formula that dollars at an index begin, in one line.
  static func dollars(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Formula? {
    let opening = text.firstIndex(from: start) { $0 != dollar } - start
    guard opening <= 2 else { return nil }
    let inner = start + opening
    guard inner < text.count, opening == 2 || !isSpace(text[inner]) else { return nil }
    guard let end = closingDollars(opening, in: text, from: inner), end > inner else { return nil }
    let isDisplay = opening == 2
    if !isDisplay {
      guard !isSpace(text[end - 1]) else { return nil }
      if end + 1 < text.count, text[end + 1].isDigit { return nil }
    }
    guard isFormula(text, inner..<end) else { return nil }
    return Formula(whole: start..<end + opening, content: inner..<end, isDisplay: isDisplay)
  }

  /// The formula that `\(` at an index begins, in one line.
  static func parentheses(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Formula? {
    var index = start + 2
    while index + 1 < text.count, text[index] != newline {
      if text[index] == backslash {
        if text[index + 1] == UInt8(ascii: "(") { return nil }
        if text[index + 1] == UInt8(ascii: ")") {
          guard index > start + 2, isFormula(text, start + 2..<index) else { return nil }
          return Formula(whole: start..<index + 2, content: start + 2..<index, isDisplay: false)
        }
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// Where dollars close a formula, before the end of the line.
  static func closingDollars(
    _ count: Int, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var index = start
    while index < text.count, text[index] != newline {
      if text[index] == backslash {
        index += 2
        continue
      }
      guard text[index] == dollar else {
        index += 1
        continue
      }
      let end = text.firstIndex(from: index) { $0 != dollar }
      if end - index == count { return index }
      if count == 1 { return nil }
      index = end
    }
    return nil
  }

  /// Whether what stands between two delimiters is a formula.
  static func isFormula(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var braces = 0
    var hasCJK = false
    var hasSign = false
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "`"): return false
      case UInt8(ascii: "{"): braces += 1
      case UInt8(ascii: "}"): braces -= 1
      case backslash, UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "="): hasSign = true
      default: break
      }
      let (scalar, length) = UTF8Decoder.character(in: text, at: index)
      if byte >= 0xE2, braces <= 0, scalar.isCJKForEmphasis { hasCJK = true }
      index += length
    }
    return hasSign || !hasCJK
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static let dollar = UInt8(ascii: "$")
  private static let backslash = UInt8(ascii: "\\")
  private static let newline = UInt8(ascii: "\n")
}
