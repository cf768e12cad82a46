/// `{% increment name %}` and `{% decrement name %}`: counters beside the variables.
struct IncrementNode: Node {
  let name: String
  let step: Int
  let offset: Int
  var isBlank: Bool { false }

  static let parseIncrement: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    IncrementNode(name: try name(markup, offset, &parser), step: 1, offset: offset)
  }

  static let parseDecrement: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    IncrementNode(name: try name(markup, offset, &parser), step: -1, offset: offset)
  }

  private static func name(
    _ markup: Markup, _ offset: Int, _ parser: inout TemplateParser
  ) throws(SyntaxError) -> String {
    let name = markup.text
    guard !name.isEmpty, name.utf8.allSatisfy(\.continuesName) else {
      throw SyntaxError(
        name.isEmpty ? "a counter without a name" : "'\(name)' is not a name", at: offset)
    }
    parser.declarations.counted.append(name)
    return name
  }

  func write(into assembler: inout Assembler) {
    assembler.offset = offset
    let slot = Int(assembler.symbols.counted[name] ?? 0)
    assembler.emit(.increment, slot, assembler.key(name), step)
  }
}
