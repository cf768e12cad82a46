import Dates

extension Value {
  /// The value as text, not escaped; markup as its source, a list as Ruby inspects one.
  public var string: String {
    switch self {
    case .text(let text): return text
    case .html(let bytes), .script(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .null, .blank, .empty: return ""
    case .int(let number): return String(number)
    default:
      var bytes: [UInt8] = []
      writeText(into: &bytes, escaping: false)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Appends the value as filters over text see it: like `write`, but a list in brackets.
  func writeText(into output: inout [UInt8], escaping: Bool) {
    if case .array = self {
      inspect(into: &output, escaping: escaping)
    } else {
      write(into: &output, escaping: escaping)
    }
  }

  /// Appends what is printed for the value; with `escaping`, text is made safe for HTML.
  public func write(into output: inout [UInt8], escaping: Bool) {
    switch self {
    case .null, .blank, .empty: break
    case .text(let text):
      if escaping { HTMLText.appendEscaped(text, to: &output) } else { output.append(text) }
    case .html(let bytes): output.append(contentsOf: bytes)
    case .script(let bytes):
      if escaping {
        bytes.withUnsafeBufferPointer { HTMLText.appendEscaped($0, to: &output) }
      } else {
        output += bytes
      }
    case .bool(let bool): output.append(bool ? "true" : "false")
    case .int(let number): output.append(number)
    case .double(let number): output.append(Number.text(of: number))
    case .date(let date): output.append(date.formatted("%Y-%m-%d %H:%M:%S %z"))
    case .array(let values):
      for value in values { value.write(into: &output, escaping: escaping) }
    case .dictionary(let dictionary): dictionary.write(into: &output, escaping: escaping)
    case .object(let object): object.write(into: &output, escaping: escaping)
    case .range(let range):
      output.append(range.first)
      output.append("..")
      output.append(range.last)
    }
  }
}

extension LiquidObject {
  fileprivate func write(into output: inout [UInt8], escaping: Bool) {
    let value = printed
    // An object that prints as itself would never end.
    if case .object(let other) = value, other === self { return }
    value.write(into: &output, escaping: escaping)
  }
}

extension LiquidDictionary {
  /// The inspection form of Shopify's engine: `{"name"=>1}`.
  fileprivate func write(into output: inout [UInt8], escaping: Bool) {
    output.append("{")
    for (index, pair) in pairs.enumerated() {
      if index > 0 { output.append(", ") }
      Value.text("\"\(pair.0)\"").write(into: &output, escaping: escaping)
      Value.text("=>").write(into: &output, escaping: escaping)
      pair.1.inspect(into: &output, escaping: escaping)
    }
    output.append("}")
  }
}

extension Value {
  /// The value as Ruby inspects it: `nil`, `"text"`, `["a", 1]`, `{"name"=>1}`.
  public var inspected: String {
    var bytes: [UInt8] = []
    inspect(into: &bytes, escaping: false)
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate func inspect(into output: inout [UInt8], escaping: Bool) {
    switch self {
    case .null: output.append("nil")
    case .text, .html, .script, .date:
      Value.text("\"\(string)\"").write(into: &output, escaping: escaping)
    case .array(let values):
      output.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(", ") }
        value.inspect(into: &output, escaping: escaping)
      }
      output.append("]")
    default: write(into: &output, escaping: escaping)
    }
  }
}

extension [UInt8] {
  /// Appends text as it is.
  mutating func append(_ text: String) { append(text: text) }

  /// Appends a number in decimal digits.
  mutating func append(_ number: Int) { append(number: number) }
}
