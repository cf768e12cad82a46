extension JSONValue {
  /// The value as JSON text without blanks.
  public var text: String {
    var output: [UInt8] = []
    write(into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the value as JSON text without blanks; a double that is no number becomes `null`.
  public func write(into output: inout [UInt8]) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .int(let value): output.append(contentsOf: String(value).utf8)
    case .double(let value):
      output.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
    case .string(let value): JSONText.appendString(value, to: &output)
    case .array(let elements): Self.write(elements, into: &output)
    case .object(let members): Self.write(members, into: &output)
    }
  }

  private static func write(_ elements: [JSONValue], into output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    for (position, element) in elements.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      element.write(into: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  private static func write(_ members: [JSONMember], into output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    for (position, member) in members.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      JSONText.appendString(member.key, to: &output)
      output.append(UInt8(ascii: ":"))
      member.value.write(into: &output)
    }
    output.append(UInt8(ascii: "}"))
  }
}
