/// A tag of the host.
struct CustomTagNode: Node {
  let name: String
  let tag: CustomTag
  let markup: Body
  let body: Body?
  let offset: Int
  var isBlank: Bool { false }

  static func parse(
    _ name: String, _ tag: CustomTag, _ markup: Markup, _ offset: Int,
    _ parser: inout TemplateParser
  ) throws(SyntaxError) -> any Node {
    let body = tag.isBlock ? try parser.block(name, at: offset) : nil
    return CustomTagNode(
      name: name, tag: tag, markup: try parser.interpolated(markup), body: body, offset: offset)
  }

  func write(into assembler: inout Assembler) {
    assembler.offset = offset
    assembler.emitPlain(markup)
    assembler.emit(.push)
    if let body {
      assembler.emit(.capture)
      assembler.enclosed(by: (.captureToValue, 0)) { assembler in
        if tag.isText {
          assembler.withoutMarkup { body.write(into: &$0) }
        } else {
          assembler.separate(name, at: offset) { body.write(into: &$0) }
        }
      }
      assembler.emit(.captureToValue)
      assembler.emit(.push)
    }
    assembler.offset = offset
    assembler.tables.customs.append((name, tag))
    assembler.emit(.custom, assembler.tables.customs.count - 1, body == nil ? 0 : 1)
    guard let escaper = assembler.escaper(at: offset) else { return }
    assembler.emit(.output, escaper: escaper)
  }
}

extension Assembler {
  /// The value becomes interpolated text, with nothing in it escaped.
  mutating func emitPlain(_ body: Body) {
    emit(.capture)
    withoutMarkup { body.write(into: &$0) }
    emit(.captureToValue, 1)
  }
}
