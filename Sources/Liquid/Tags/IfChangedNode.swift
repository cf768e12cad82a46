/// `{% ifchanged %}…{% endifchanged %}`.
struct IfChangedNode: Node {
  let body: Body
  let offset: Int
  var isBlank: Bool { body.isBlank }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    IfChangedNode(body: try parser.block("ifchanged", at: offset), offset: offset)
  }

  func write(into assembler: inout Assembler) {
    assembler.emit(.capture)
    let start = assembler.context
    assembler.enclosed(by: (.ifChanged, 0)) { body.write(into: &$0) }
    assembler.join([start, assembler.context], of: "ifchanged", at: offset)
    assembler.emit(.ifChanged)
  }
}
