/// `{% echo value | filter %}`.
enum EchoTag {
  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    try parser.output(markup)
  }
}

/// `{% liquid … %}`: a tag on each line.
enum LiquidTag {
  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    let (body, end) = parser.nested(LineTokenizer(markup))
    if let end {
      throw SyntaxError(
        "'\(end.name)' without a tag to belong to in this 'liquid'", at: end.offset)
    }
    return LiquidNode(body: body)
  }

  private struct LiquidNode: Node {
    let body: Body
    var isBlank: Bool { body.isBlank }
    func write(into assembler: inout Assembler) { body.write(into: &assembler) }
  }
}
