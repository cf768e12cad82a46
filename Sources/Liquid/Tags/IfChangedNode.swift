/// `{% ifchanged %}…{% endifchanged %}`.
struct IfChangedNode: Node {
  let body: Body
  var isBlank: Bool { body.isBlank }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    IfChangedNode(body: try parser.block("ifchanged", at: offset))
  }

  func write(into assembler: inout Assembler) {
    assembler.emit(.capture)
    assembler.enclosed(by: (.ifChanged, 0)) { body.write(into: &$0) }
    assembler.emit(.ifChanged)
  }
}
