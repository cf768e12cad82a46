/// `{% if %}…{% elsif %}…{% else %}…{% endif %}` and `{% unless %}`.
struct IfNode: Node {
  struct Branch {
    /// Nil for `else`.
    let condition: Condition?
    let isNegated: Bool
    let offset: Int
    var body = Body()
  }

  let branches: [Branch]
  let isBlank: Bool

  static let parseIf: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    try parse("if", markup, offset, &parser)
  }

  static let parseUnless: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    try parse("unless", markup, offset, &parser)
  }

  private static func parse(
    _ name: String, _ markup: Markup, _ offset: Int, _ parser: inout TemplateParser
  ) throws(SyntaxError) -> any Node {
    var branches: [Branch] = []
    var current = Branch(
      condition: condition(name, markup, offset, &parser), isNegated: name == "unless",
      offset: offset)
    while true {
      let end = parser.parseBody(into: &current.body, until: ["elsif", "else", "end" + name])
      branches.append(current)
      switch end?.name {
      case "end" + name: return IfNode(branches)
      case "else": current = Branch(condition: nil, isNegated: false, offset: end?.offset ?? 0)
      case "elsif":
        guard let end else { break }
        current = Branch(
          condition: condition("elsif", end.markup, end.offset, &parser), isNegated: false,
          offset: end.offset)
      default: throw parser.unclosed(name, at: offset, found: end)
      }
    }
  }

  /// A faulty condition is noted and taken as false, so that the block is still read whole.
  private static func condition(
    _ name: String, _ markup: Markup, _ offset: Int, _ parser: inout TemplateParser
  ) -> Condition {
    do throws(SyntaxError) {
      guard !markup.isEmpty else {
        throw SyntaxError("'\(name)' without a condition", at: offset)
      }
      return try parser.expressions(markup) { (parser) throws(SyntaxError) in
        let condition = try parser.condition()
        try parser.expectEnd()
        return condition
      }
    } catch {
      parser.note(error)
      return .value(.constant(.bool(false)))
    }
  }

  private init(_ branches: [Branch]) {
    isBlank = branches.allSatisfy { $0.body.isBlank }
    self.branches = branches
  }

  func write(into assembler: inout Assembler) {
    var ends: [Int] = []
    let start = assembler.context
    var contexts: [MarkupContext] = []
    for (index, branch) in branches.enumerated() {
      assembler.context = start
      let body = isBlank ? branch.body.withoutText : branch.body
      guard let condition = branch.condition else {
        body.write(into: &assembler)
        contexts.append(assembler.context)
        break  // Branches behind an else are never taken.
      }
      assembler.offset = branch.offset
      assembler.emit(condition)
      let next = assembler.emit(branch.isNegated ? .jumpIfTrue : .jumpIfFalse)
      body.write(into: &assembler)
      contexts.append(assembler.context)
      if index < branches.count - 1 { ends.append(assembler.emit(.jump)) }
      assembler.land(next)
    }
    if branches.allSatisfy({ $0.condition != nil }) { contexts.append(start) }
    assembler.join(contexts, of: branches[0].isNegated ? "unless" : "if", at: branches[0].offset)
    assembler.land(ends)
  }
}
