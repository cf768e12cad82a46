/// What a plain scalar means by the core schema of YAML 1.2.2, section 10.3.2.
enum CoreSchema {
  static func kind(of text: String) -> YAMLScalar.Kind {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return word(text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number(text)
    default: return .string
    }
  }

  private static func word(_ text: String) -> YAMLScalar.Kind {
    switch text {
    case "null", "Null", "NULL", "~": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: .string
    }
  }

  private static func number(_ text: String) -> YAMLScalar.Kind {
    let bytes = Array(text.utf8)
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
      if bytes[1] == UInt8(ascii: "o") { return integer(text.dropFirst(2), radix: 8) }
      if bytes[1] == UInt8(ascii: "x") { return integer(text.dropFirst(2), radix: 16) }
    }
    let isSigned = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+")
    let digits = isSigned ? bytes[1...] : bytes[...]
    if let special = special(digits) { return .double(bytes[0] == 0x2D ? -special : special) }
    guard let shape = shape(of: digits) else { return .string }
    if shape == .integer, let value = Int(text) { return .int(value) }
    return Double(text).map { .double($0) } ?? .string
  }

  private static func integer(_ digits: Substring, radix: Int) -> YAMLScalar.Kind {
    guard digits.first != "+", digits.first != "-" else { return .string }
    return Int(digits, radix: radix).map { .int($0) } ?? .string
  }

  private static func special(_ bytes: ArraySlice<UInt8>) -> Double? {
    switch String(decoding: bytes, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": .infinity
    case ".nan", ".NaN", ".NAN": .nan
    default: nil
    }
  }

  private enum Shape {
    case integer, float
  }

  /// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, the sign taken off.
  private static func shape(of bytes: ArraySlice<UInt8>) -> Shape? {
    var rest = bytes
    let whole = takeDigits(&rest)
    if rest.isEmpty { return whole > 0 ? .integer : nil }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if takeDigits(&rest) + whole == 0 { return nil }
    } else if whole == 0 {
      return nil
    }
    guard let mark = rest.popFirst() else { return .float }
    guard mark | 0x20 == UInt8(ascii: "e") else { return nil }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return takeDigits(&rest) > 0 && rest.isEmpty ? .float : nil
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
    let count = rest.prefix { (0x30...0x39).contains($0) }.count
    rest = rest.dropFirst(count)
    return count
  }
}
