import Diagnostics

/// What `for` and `tablerow` say before their bodies.
struct LoopHeader {
  var variable = ""
  var collection = Expression.constant(.null)
  var collectionText = ""
  var limit: Expression?
  var start: Expression?
  var columns: Expression?
  var isReversed = false
  /// `offset: continue`.
  var continues = false

  var name: String { "\(variable)-\(collectionText)" }

  /// Reads a header; faults are noted and give an empty loop, so that the block is read whole.
  static func reading(
    _ markup: Markup, _ offset: Int, _ parser: inout TemplateParser, isTable: Bool
  ) -> LoopHeader {
    var header = LoopHeader()
    do throws(SyntaxError) {
      try parser.expressions(markup) { (words) throws(SyntaxError) in
        try header.read(&words, markup, isTable: isTable)
      }
    } catch {
      parser.note(error)
    }
    parser.declarations.scoped.append(header.variable)
    if header.continues { parser.declarations.continuations.append(header.name) }
    return header
  }

  private mutating func read(
    _ words: inout ExpressionParser, _ markup: Markup, isTable: Bool
  ) throws(SyntaxError) {
    variable = try words.name("the name of a variable")
    guard try words.takeName("in") else {
      throw SyntaxError(
        "expected 'in' after '\(variable)', found \(words.lexer.current.description)",
        at: words.offset, hint: "write it like {% for item in list %}")
    }
    let start = words.offset
    collection = try words.expression()
    collectionText =
      Markup(bytes: markup.bytes, range: start..<words.lexer.consumedEnd).trimmed.text
    if !isTable { isReversed = try words.takeName("reversed") }
    while !words.isAtEnd {
      if try words.take(",") { continue }
      try readOption(&words, isTable: isTable)
    }
  }

  private mutating func readOption(
    _ words: inout ExpressionParser, isTable: Bool
  ) throws(SyntaxError) {
    let place = words.offset
    let option = try words.name("'limit' or 'offset'")
    if option == "reversed", !isTable {
      throw SyntaxError(
        "'reversed' behind other options", at: place, hint: "put it directly behind the list")
    }
    let known = isTable ? ["limit", "offset", "cols"] : ["limit", "offset", "reversed"]
    guard known.contains(option) else {
      throw SyntaxError(
        "a loop has no option '\(option)'", at: place,
        hint: Suggestion.hint(for: option, among: known))
    }
    try words.expect(":", "after '\(option)'")
    if option == "offset", try words.takeName("continue") {
      continues = true
      return
    }
    let value = try words.expression()
    switch option {
    case "limit": limit = value
    case "offset": start = value
    default: columns = value
    }
  }

  /// Steps that start the loop; gives the one whose jump leads past it.
  func write(_ operation: Operation, into assembler: inout Assembler) -> Int {
    for expression in [collection, limit, start] {
      assembler.emit(expression ?? .constant(.null))
      assembler.emit(.push)
    }
    if operation == .tableBegin { assembler.emit(columns ?? .constant(.null)) }
    assembler.tables.loops.append(
      LoopPlan(
        slot: assembler.symbols.scoped[variable] ?? 0, name: name, isReversed: isReversed,
        isTable: operation == .tableBegin, hasColumns: columns != nil,
        nilLimits: operation == .tableBegin && limit != nil, continues: continues,
        continuation: assembler.symbols.continuations[name] ?? -1))
    return assembler.emit(operation, assembler.tables.loops.count - 1)
  }
}
