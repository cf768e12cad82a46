/// `{% assign name = value | filter %}`.
struct AssignNode: Node {
  let name: String
  let pipeline: Pipeline
  var isBlank: Bool { true }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    let (name, rest) = try target(of: markup, offset)
    let pipeline = try parser.expressions(rest) { (parser) throws(SyntaxError) in
      guard !parser.isAtEnd else { throw SyntaxError("nothing to assign", at: parser.offset) }
      return try parser.pipeline()
    }
    parser.declarations.assigned.append(name)
    return AssignNode(name: name, pipeline: pipeline)
  }

  private static func target(
    of markup: Markup, _ offset: Int
  ) throws(SyntaxError) -> (String, Markup) {
    let bytes = markup.bytes
    var index = markup.range.lowerBound
    while index < markup.range.upperBound, bytes[index].continuesName { index += 1 }
    let name = Markup(bytes: bytes, range: markup.range.lowerBound..<index).text
    while index < markup.range.upperBound, bytes[index].isSpace { index += 1 }
    guard !name.isEmpty else {
      throw SyntaxError("'assign' without the name of a variable", at: offset, hint: form)
    }
    guard index < markup.range.upperBound, bytes[index] == UInt8(ascii: "=") else {
      throw SyntaxError("expected '=' after '\(name)'", at: index, hint: form)
    }
    return (name, markup.from(index + 1).trimmed)
  }

  private static let form = "write it like {% assign name = value %}"

  func write(into assembler: inout Assembler) {
    assembler.emit(pipeline)
    assembler.emit(.assign, Int(assembler.symbols.assigned[name] ?? 0))
  }
}
