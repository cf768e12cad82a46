/// A word of an expression.
struct Lexeme: Equatable {
  enum Kind: Equatable {
    case name(String)
    case string(String)
    case int(Int)
    case double(Double)
    case comparison(Comparison)
    /// One of `| . : , [ ] ( ) = ?`
    case mark(UInt8)
    case dots
    case end
  }

  let kind: Kind
  let offset: Int
}

/// How two operands are compared.
enum Comparison: Int32 {
  case equal, unequal, less, lessOrEqual, greater, greaterOrEqual, contains
}

/// Cuts markup into words, one ahead of the parser.
struct Lexer {
  let bytes: [UInt8]
  private let end: Int
  private var index: Int
  private(set) var current: Lexeme
  /// Where the last consumed word ended.
  private(set) var consumedEnd: Int

  init(_ markup: Markup) throws(SyntaxError) {
    bytes = markup.bytes
    end = markup.range.upperBound
    index = markup.range.lowerBound
    consumedEnd = index
    current = Lexeme(kind: .end, offset: index)
    try advance()
    consumedEnd = markup.range.lowerBound
  }

  mutating func advance() throws(SyntaxError) {
    consumedEnd = index
    while index < end, bytes[index].isSpace { index += 1 }
    let start = index
    current = Lexeme(kind: try next(), offset: start)
  }

  private func peek(_ distance: Int) -> UInt8 {
    index + distance < end ? bytes[index + distance] : 0
  }

  private mutating func next() throws(SyntaxError) -> Lexeme.Kind {
    guard index < end else { return .end }
    let byte = bytes[index]
    if byte.startsName { return name() }
    if byte.isDigit || (byte == UInt8(ascii: "-") && peek(1).isDigit) { return number() }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string(quote: byte)
    case UInt8(ascii: ".") where peek(1) == byte:
      index += 2
      return .dots
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      return try comparison(byte)
    case UInt8(ascii: "|"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"):
      index += 1
      return .mark(byte)
    default:
      let shown = byte < 0x20 ? "a control character" : "'\(Unicode.Scalar(byte))'"
      throw SyntaxError("unexpected \(shown)", at: index)
    }
  }

  private mutating func name() -> Lexeme.Kind {
    let start = index
    while index < end, bytes[index].continuesName { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: "?") { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return text == "contains" ? .comparison(.contains) : .name(text)
  }

  private mutating func number() -> Lexeme.Kind {
    let start = index
    index += 1
    while index < end, bytes[index].isDigit { index += 1 }
    var isFraction = false
    if peek(0) == UInt8(ascii: "."), peek(1).isDigit {
      isFraction = true
      index += 1
      while index < end, bytes[index].isDigit { index += 1 }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if !isFraction, let number = Int(text) { return .int(number) }
    return .double(Double(text) ?? 0)
  }

  private mutating func string(quote: UInt8) throws(SyntaxError) -> Lexeme.Kind {
    let start = index + 1
    guard let close = bytes[start..<end].firstIndex(of: quote) else {
      throw SyntaxError(
        "a text that is never closed", at: index,
        hint: "add \(quote == UInt8(ascii: "'") ? "'" : "\"") where it ends")
    }
    index = close + 1
    return .string(String(decoding: bytes[start..<close], as: UTF8.self))
  }

  private mutating func comparison(_ byte: UInt8) throws(SyntaxError) -> Lexeme.Kind {
    let second = peek(1)
    let found: (Comparison, Int)? =
      switch (byte, second) {
      case (UInt8(ascii: "="), UInt8(ascii: "=")): (.equal, 2)
      case (UInt8(ascii: "!"), UInt8(ascii: "=")), (UInt8(ascii: "<"), UInt8(ascii: ">")):
        (.unequal, 2)
      case (UInt8(ascii: "<"), UInt8(ascii: "=")): (.lessOrEqual, 2)
      case (UInt8(ascii: ">"), UInt8(ascii: "=")): (.greaterOrEqual, 2)
      case (UInt8(ascii: "<"), _): (.less, 1)
      case (UInt8(ascii: ">"), _): (.greater, 1)
      default: nil
      }
    if let found {
      index += found.1
      return .comparison(found.0)
    }
    guard byte == UInt8(ascii: "=") else { throw SyntaxError("unexpected '!'", at: index) }
    index += 1
    return .mark(byte)
  }
}

extension Lexeme {
  /// The word in a message.
  var description: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .string(let text): "'\(text)'"
    case .int(let number): "'\(number)'"
    case .double(let number): "'\(number)'"
    case .comparison(.contains): "'contains'"
    case .comparison: "a comparison"
    case .mark(let byte): "'\(Unicode.Scalar(byte))'"
    case .dots: "'..'"
    case .end: "the end"
    }
  }
}
