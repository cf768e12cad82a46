/// `{% case %}{% when %}…{% else %}…{% endcase %}`.
///
/// As in Shopify's engine a body is written once for each of its values that matches, and each
/// `else` is written if no `when` before it matched.
struct CaseNode: Node {
  struct Branch {
    /// Empty for `else`.
    let values: [Expression]
    let offset: Int
    var body = Body()
  }

  let subject: Expression
  let offset: Int
  let branches: [Branch]
  var isBlank: Bool { branches.allSatisfy { $0.body.isBlank } }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    var subject = Expression.constant(.null)
    do throws(SyntaxError) {
      subject = try parser.expressions(markup) { (parser) throws(SyntaxError) in
        let subject = try parser.expression()
        try parser.expectEnd()
        return subject
      }
    } catch { parser.note(error) }
    let branches = try branches(offset, &parser)
    return CaseNode(subject: subject, offset: offset, branches: branches)
  }

  private static func branches(
    _ offset: Int, _ parser: inout TemplateParser
  ) throws(SyntaxError) -> [Branch] {
    var branches: [Branch] = []
    var current: Branch?
    while true {
      var body = Body()
      let end = parser.parseBody(into: &body, until: ["when", "else", "endcase"])
      if var branch = current {
        branch.body = body
        branches.append(branch)
      }
      switch end?.name {
      case "endcase": return branches
      case "else": current = Branch(values: [], offset: end?.offset ?? offset)
      case "when":
        guard let end else { break }
        current = Branch(values: values(end, &parser), offset: end.offset)
      default: throw parser.unclosed("case", at: offset, found: end)
      }
    }
  }

  private static func values(
    _ when: TemplateParser.EndTag, _ parser: inout TemplateParser
  ) -> [Expression] {
    do throws(SyntaxError) {
      guard !when.markup.isEmpty else {
        throw SyntaxError("'when' without a value", at: when.offset)
      }
      return try parser.expressions(when.markup) { (parser) throws(SyntaxError) in
        var values = [try parser.expression()]
        while !parser.isAtEnd {
          let isOr = try parser.takeName("or")
          if !isOr { try parser.expect(",", "or 'or' between values") }
          if parser.isAtEnd { break }
          values.append(try parser.expression())
        }
        return values
      }
    } catch {
      parser.note(error)
      return [.constant(.null)]
    }
  }

  func write(into assembler: inout Assembler) {
    assembler.offset = offset
    assembler.emit(subject)
    assembler.emit(.push)
    assembler.emit(.constant, assembler.constant(.bool(false)))
    assembler.emit(.push)
    let isBlank = isBlank
    // Any number of branches is written, so each has to end where it began.
    assembler.context = assembler.context.loosened
    let start = assembler.context
    assembler.enclosed(by: (.drop, 2)) { assembler in
      for branch in branches {
        write(branch, isBlank, into: &assembler)
        assembler.expect(
          start, "a branch of 'case' ends elsewhere in the markup than it began", at: branch.offset)
      }
    }
    assembler.emit(.drop, 2)
  }

  private func write(_ branch: Branch, _ isBlank: Bool, into assembler: inout Assembler) {
    let body = isBlank ? branch.body.withoutText : branch.body
    assembler.offset = branch.offset
    if branch.values.isEmpty {
      let over = assembler.emit(.caseElse)
      body.write(into: &assembler)
      assembler.land(over)
      return
    }
    assembler.emit(.constant, assembler.constant(.int(0)))
    assembler.emit(.push)
    for value in branch.values {
      assembler.emit(value)
      assembler.emit(.caseCompare)
    }
    let start = assembler.label()
    let done = assembler.emit(.caseRepeat)
    assembler.enclosed(by: (.drop, 1)) { body.write(into: &$0) }
    assembler.emit(.jump, start)
    assembler.land(done)
    assembler.emit(.drop, 1)
  }
}
