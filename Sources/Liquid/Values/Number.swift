/// Numbers as Liquid's arithmetic sees them.
///
/// Shopify's engine computes fractions in decimal (10.1 + 2.2 is 12.3), so sums, differences and
/// products are done on scaled integers as long as these fit, else on doubles.
enum Number {
  case int(Int)
  case double(Double)

  /// Anything as a number: text by its leading digits, everything else 0.
  init(_ value: Value) {
    switch value {
    case .int(let number): self = .int(number)
    case .double(let number): self = .double(number)
    case .text(let text): self = Number.parse(Array(text.utf8))
    case .html(let bytes), .script(let bytes): self = Number.parse(bytes)
    case .object(let object):
      if case .object = object.printed { self = .int(0) } else { self = Number(object.printed) }
    default: self = .int(0)
    }
  }

  var value: Value {
    switch self {
    case .int(let number): .int(number)
    case .double(let number): .double(number)
    }
  }

  var double: Double {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    }
  }

  var isZero: Bool { double == 0 }

  /// `-?\d+\.\d+` is a fraction; else the leading whole number; else 0.
  private static func parse(_ bytes: [UInt8]) -> Number {
    var index = bytes.firstIndex { !$0.isSpace } ?? bytes.count
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      index += 1
    }
    let digits = index
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    guard index > digits else { return .int(0) }
    let whole = String(decoding: bytes[start..<index], as: UTF8.self)
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
      var end = index + 1
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      if bytes[end...].allSatisfy(\.isSpace) {
        return .double(Double(String(decoding: bytes[start..<end], as: UTF8.self)) ?? 0)
      }
    }
    return Int(whole).map { .int($0) } ?? .double(Double(whole) ?? 0)
  }

  /// A number printed as Ruby prints it: `5.0`, `1.0e+20`, `1.0e-05`.
  static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let size = number.magnitude
    let text = number.description
    if size == 0 || (size >= 1e-4 && size < 1e16) {
      guard text.utf8.contains(UInt8(ascii: "e")) else { return text }
      return plain(text)
    }
    return exponential(text)
  }

  /// Swift's `1e-05` or `100000000000000000.0` in Ruby's exponential form.
  private static func exponential(_ text: String) -> String {
    let parts = text.split(separator: "e")
    var mantissa = String(parts[0])
    guard parts.count == 2, let exponent = Int(parts[1]) else {
      let sign = mantissa.hasPrefix("-") ? "-" : ""
      let whole = mantissa.drop { $0 == "-" }.prefix { $0 != "." }
      let exponent = whole.count - 1
      var digits = whole.dropFirst()
      while digits.last == "0" { digits.removeLast() }
      mantissa = "\(sign)\(whole.prefix(1)).\(digits.isEmpty ? "0" : String(digits))"
      return "\(mantissa)e+\(exponent < 10 ? "0" : "")\(exponent)"
    }
    if !mantissa.contains(".") { mantissa += ".0" }
    let size = exponent.magnitude
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(size < 10 ? "0" : "")\(size)"
  }

  /// Swift's exponential form of a middling number written out.
  private static func plain(_ text: String) -> String {
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let digits = parts[0].filter(\.isNumber)
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    let padding = max(0, exponent + 1 - digits.count)
    let all = digits + String(repeating: "0", count: padding)
    let rest = all.dropFirst(exponent + 1)
    return sign + all.prefix(exponent + 1) + "." + (rest.isEmpty ? "0" : rest)
  }
}
