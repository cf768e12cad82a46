/// A set of bytes, written as the characters that are in it: `"+-*"`, `.word | "$"`, `!"\"\\"`.
struct ByteSet: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Bytes 0-127 and 128-255, a bit each.
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  init(stringLiteral characters: String) {
    for byte in characters.utf8 { insert(byte) }
  }

  init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  func contains(_ byte: UInt8) -> Bool {
    (byte < 128 ? low : high) >> UInt128(byte & 127) & 1 == 1
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 128 { low |= 1 << UInt128(byte) } else { high |= 1 << UInt128(byte & 127) }
  }

  static func | (left: ByteSet, right: ByteSet) -> ByteSet {
    var union = left
    union.low |= right.low
    union.high |= right.high
    return union
  }

  /// All bytes that are not in a set, but never the end of a line.
  static prefix func ! (set: ByteSet) -> ByteSet {
    var complement = set | "\n"
    complement.low = ~complement.low
    complement.high = ~complement.high
    return complement
  }

  /// All bytes but these, ends of lines too.
  static func allBut(_ set: ByteSet) -> ByteSet {
    set.contains(UInt8(ascii: "\n")) ? !set : !set | "\n"
  }

  /// Everything up to the end of the line.
  static let any: ByteSet = !""
  /// Everything, ends of lines too.
  static let all = ByteSet(0...255)
  static let digit: ByteSet = "0123456789"
  static let hexDigit: ByteSet = digit | "abcdefABCDEF"
  static let lower = ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
  static let upper = ByteSet(UInt8(ascii: "A")...UInt8(ascii: "Z"))
  static let letter: ByteSet = lower | upper | "_" | ByteSet(128...255)
  static let asciiLetter: ByteSet = lower | upper | "_"
  /// What variables are made of where they end at the first character beyond ASCII: `$USERさん`.
  static let asciiWord: ByteSet = asciiLetter | digit
  /// What identifiers are made of.
  ///
  /// Characters beyond ASCII all count, so 変数 is a word.
  static let word: ByteSet = letter | digit
  static let blank: ByteSet = " \t\r"
  static let space: ByteSet = blank | "\n"
}
