/// `{% tablerow item in list cols: 3 %}…{% endtablerow %}`.
struct TableRowNode: Node {
  let header: LoopHeader
  let offset: Int
  let body: Body
  var isBlank: Bool { body.isBlank }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    let header = LoopHeader.reading(markup, offset, &parser, isTable: true)
    let body = try parser.scoped(header) { (parser) throws(SyntaxError) in
      try parser.block("tablerow", at: offset)
    }
    return TableRowNode(header: header, offset: offset, body: body)
  }

  func write(into assembler: inout Assembler) {
    assembler.offset = offset
    assembler.expect(.text, "a table in the wrong place of the markup", at: offset)
    let begin = header.write(.tableBegin, into: &assembler)
    let start = assembler.label()
    let leaving = assembler.loop { body.write(into: &$0) }
    assembler.land(leaving.continues)
    assembler.emitText("</td>".utf8)
    assembler.offset = offset
    assembler.emit(.tableNext, start)
    let finish = assembler.emit(.jump)
    assembler.land(leaving.breaks)
    assembler.emitText("</td>".utf8)
    assembler.land(finish)
    assembler.emitText("</tr>\n".utf8)
    assembler.emit(.loopEnd)
    assembler.land(begin)
  }
}
