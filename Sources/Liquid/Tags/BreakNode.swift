/// `{% break %}` and `{% continue %}`.
struct BreakNode: Node {
  let isContinue: Bool
  let offset: Int
  var isBlank: Bool { false }

  static let parseBreak: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    try check(markup)
    return BreakNode(isContinue: false, offset: offset)
  }

  static let parseContinue: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    try check(markup)
    return BreakNode(isContinue: true, offset: offset)
  }

  private static func check(_ markup: Markup) throws(SyntaxError) {
    guard markup.isEmpty else {
      throw SyntaxError("unexpected '\(markup.text)'", at: markup.range.lowerBound)
    }
  }

  func write(into assembler: inout Assembler) {
    assembler.offset = offset
    assembler.emitBreak(isContinue: isContinue)
  }
}
