/// `{% for item in list limit: 2 offset: 1 reversed %}…{% else %}…{% endfor %}`.
struct ForNode: Node {
  let header: LoopHeader
  let offset: Int
  let body: Body
  let otherwise: Body
  var isBlank: Bool { body.isBlank && otherwise.isBlank }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    let header = LoopHeader.reading(markup, offset, &parser, isTable: false)
    var body = Body()
    var otherwise = Body()
    var end = try parser.scoped(header) { (parser) throws(SyntaxError) in
      parser.parseBody(into: &body, until: ["else", "endfor"])
    }
    while let divider = end, divider.name == "else" {
      end = parser.parseBody(into: &otherwise, until: ["else", "endfor"])
    }
    guard end?.name == "endfor" else { throw parser.unclosed("for", at: offset, found: end) }
    return ForNode(header: header, offset: offset, body: body, otherwise: otherwise)
  }

  func write(into assembler: inout Assembler) {
    let isBlank = isBlank
    let body = isBlank ? body.withoutText : body
    assembler.offset = offset
    let begin = header.write(.loopBegin, into: &assembler)
    let start = assembler.label()
    let turn = assembler.beginTurn()
    let leaving = assembler.loop { body.write(into: &$0) }
    assembler.land(leaving.continues)
    assembler.offset = offset
    if leaving.breaks.isEmpty { assembler.endTurn(turn, of: begin) }
    assembler.emit(.loopNext, start)
    assembler.land(leaving.breaks)
    assembler.emit(.loopEnd)
    let over = assembler.emit(.jump)
    assembler.land(begin)
    let end = assembler.context
    (isBlank ? otherwise.withoutText : otherwise).write(into: &assembler)
    assembler.join([end, assembler.context], of: "for", at: offset)
    assembler.land(over)
  }
}
