import Diagnostics

/// Reads the expressions of one tag or output, by recursive descent over words.
struct ExpressionParser {
  private(set) var lexer: Lexer
  private let environment: Environment
  private let scope: Set<String>
  private var depth = 0
  private var conditionParts = 0
  /// The variables that were read outside the loops that set them.
  private(set) var reads: [(name: String, offset: Int)] = []
  /// The members that were read, from a root variable or the elements of its lists.
  private(set) var members: [MemberRead] = []
  /// The values of variables that are printed as they are.
  private(set) var rawUses: [RawUse] = []
  private let elements: [String: [String]]
  /// The variables that filters over items set.
  private(set) var itemVariables: [String] = []

  init(
    _ markup: Markup, environment: Environment, scope: Set<String>,
    elements: [String: [String]] = [:]
  ) throws(SyntaxError) {
    self.elements = elements
    lexer = try Lexer(markup)
    self.environment = environment
    self.scope = scope
  }

  // MARK: Words

  var kind: Lexeme.Kind { lexer.current.kind }
  var offset: Int { lexer.current.offset }
  var isAtEnd: Bool { lexer.current.kind == .end }

  mutating func advance() throws(SyntaxError) { try lexer.advance() }

  /// Consumes a mark if it is next.
  mutating func take(_ mark: Character) throws(SyntaxError) -> Bool {
    guard case .mark(let byte) = kind, byte == mark.asciiValue else { return false }
    try advance()
    return true
  }

  mutating func takeName(_ name: String) throws(SyntaxError) -> Bool {
    guard case .name(name) = kind else { return false }
    try advance()
    return true
  }

  mutating func expect(_ mark: Character, _ place: String) throws(SyntaxError) {
    guard try take(mark) else {
      throw SyntaxError(
        "expected '\(mark)' \(place), found \(lexer.current.description)", at: offset)
    }
  }

  mutating func expectEnd() throws(SyntaxError) {
    guard isAtEnd else { throw SyntaxError("unexpected \(lexer.current.description)", at: offset) }
  }

  mutating func name(_ what: String) throws(SyntaxError) -> String {
    guard case .name(let name) = kind else {
      throw SyntaxError("expected \(what), found \(lexer.current.description)", at: offset)
    }
    try advance()
    return name
  }

  // MARK: Expressions

  /// An expression and its filters up to the end of the markup; nil when the markup is empty.
  mutating func pipeline() throws(SyntaxError) -> Pipeline {
    let start = offset
    var pipeline = Pipeline(
      expression: isAtEnd ? .constant(.null) : try expression(), filters: [], offset: start)
    while try take("|") { pipeline.filters.append(try filter()) }
    try expectEnd()
    noteRaw(pipeline)
    return pipeline
  }

  private mutating func noteRaw(_ pipeline: Pipeline) {
    guard let last = pipeline.filters.last, last.name == "raw",
      case .variable(let path) = pipeline.expression, case .name(let root) = path.root
    else { return }
    rawUses.append(
      RawUse(
        path: [root] + Path.names(of: path.steps),
        filters: pipeline.filters.dropLast().map(\.name), offset: last.offset))
  }

  private mutating func filter() throws(SyntaxError) -> FilterUse {
    var use = FilterUse(name: "", offset: offset)
    use = FilterUse(name: try name("the name of a filter"), offset: use.offset)
    var places: [Int] = []
    if try take(":") {
      while true {
        places.append(offset)
        if let argument = try namedArgument() {
          use.named.append(argument)
        } else {
          use.arguments.append(try expression())
        }
        guard try take(",") else { break }
        if case .mark(0x7C) = kind { break }
        if isAtEnd { break }
      }
    }
    try check(use)
    if environment.expressionFilters[use.name] != nil {
      use.expression = try itemExpression(use, places)
    }
    return use
  }

  /// Reads the expression within a text of the template.
  private mutating func itemExpression(
    _ use: FilterUse, _ places: [Int]
  ) throws(SyntaxError) -> ItemExpression {
    guard case .constant(let variable) = use.arguments[0], variable.isText,
      case .constant(let source) = use.arguments[1], source.isText
    else {
      throw SyntaxError(
        "the filter '\(use.name)' needs its variable and its expression in quotes", at: use.offset,
        hint: "write it like | \(use.name): \"item\", \"item.name\"")
    }
    let start = places[1] + 1
    let markup = Markup(bytes: lexer.bytes, range: start..<(start + source.utf8.count))
    var inner = try ExpressionParser(
      markup, environment: environment, scope: scope.union([variable.string]))
    let condition = try inner.condition()
    var expression = ItemExpression(variable: variable.string, body: .condition(condition))
    if !inner.isAtEnd {
      inner = try ExpressionParser(
        markup, environment: environment, scope: scope.union([variable.string]))
      expression = ItemExpression(
        variable: variable.string, body: .pipeline(try inner.pipeline()))
    }
    reads += inner.reads
    itemVariables += inner.itemVariables + [variable.string]
    return expression
  }

  /// `name: value`, or nil when something else is next.
  mutating func namedArgument() throws(SyntaxError) -> (String, Expression)? {
    guard case .name(let name) = kind else { return nil }
    let saved = lexer
    try advance()
    guard try take(":") else {
      lexer = saved
      return nil
    }
    return (name, try expression())
  }

  private func check(_ use: FilterUse) throws(SyntaxError) {
    if let hint = environment.missingFilters[use.name] {
      throw SyntaxError("there is no filter '\(use.name)' here", at: use.offset, hint: hint)
    }
    guard let filter = environment.filters[use.name] else {
      throw SyntaxError(
        "no filter named '\(use.name)'", at: use.offset,
        hint: Suggestion.hint(for: use.name, among: environment.filters.keys))
    }
    let count = use.arguments.count
    guard filter.arguments.contains(count) else {
      let takes = Words.count(filter.arguments, "argument")
      throw SyntaxError("the filter '\(use.name)' takes \(takes), not \(count)", at: use.offset)
    }
    for (name, _) in use.named where !filter.named.contains(name) {
      throw SyntaxError(
        "the filter '\(use.name)' takes no argument named '\(name)'", at: use.offset,
        hint: Suggestion.hint(for: name, among: filter.named))
    }
  }

  mutating func expression() throws(SyntaxError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    let start = offset
    guard depth <= 50 else {
      throw SyntaxError("an expression nested more than 50 deep", at: start)
    }
    switch kind {
    case .string(let text):
      try advance()
      return .constant(.literal(text, escapes: environment.escapes))
    case .int(let number):
      try advance()
      return .constant(.int(number))
    case .double(let number):
      try advance()
      return .constant(.double(number))
    case .mark(UInt8(ascii: "(")): return try range()
    case .mark(UInt8(ascii: "[")): return try computedVariable()
    case .name(let name):
      try advance()
      return try variable(name, at: start)
    default: throw SyntaxError("expected a value, found \(lexer.current.description)", at: start)
    }
  }

  private mutating func range() throws(SyntaxError) -> Expression {
    try advance()
    let first = try expression()
    guard kind == .dots else {
      throw SyntaxError("expected '..' in a range, found \(lexer.current.description)", at: offset)
    }
    try advance()
    let last = try expression()
    try expect(")", "after a range")
    return .range(first, last)
  }

  private mutating func computedVariable() throws(SyntaxError) -> Expression {
    let start = offset
    try advance()
    let inner = try expression()
    try expect("]", "after an index")
    if case .constant(let value) = inner {
      return try variable(value.string, at: start, isLiteral: true)
    }
    return .variable(Path(root: .computed(inner), steps: try steps(), offset: start))
  }

  private mutating func variable(
    _ name: String, at start: Int, isLiteral: Bool = false
  ) throws(SyntaxError) -> Expression {
    let steps = try steps()
    if steps.isEmpty, !isLiteral, let value = Self.literals[name] { return .constant(value) }
    if !scope.contains(name) { reads.append((name, start)) }
    note(name, steps, at: start)
    return .variable(Path(root: .name(name), steps: steps, offset: start))
  }

  private mutating func note(_ name: String, _ steps: [Path.Step], at start: Int) {
    guard !steps.isEmpty, let root = elements[name] ?? (scope.contains(name) ? nil : [name]) else {
      return
    }
    members.append(MemberRead(path: root + Path.names(of: steps), offset: start))
  }

  private mutating func steps() throws(SyntaxError) -> [Path.Step] {
    var steps: [Path.Step] = []
    while true {
      if try take(".") {
        if case .comparison(.contains) = kind {
          try advance()
          steps.append(.member("contains"))
        } else {
          steps.append(.member(try name("a name after '.'")))
        }
      } else if try take("[") {
        let inner = try expression()
        try expect("]", "after an index")
        if case .constant(.text(let name)) = inner {
          steps.append(.member(name))
        } else {
          steps.append(.element(inner))
        }
      } else {
        return steps
      }
    }
  }

  private static let literals: [String: Value] = [
    "nil": .null, "null": .null, "true": .bool(true), "false": .bool(false), "blank": .blank,
    "empty": .empty,
  ]

  // MARK: Conditions

  mutating func condition() throws(SyntaxError) -> Condition {
    conditionParts += 1
    guard conditionParts <= 200 else {
      throw SyntaxError("a condition of more than 200 parts", at: offset)
    }
    let left = try comparison()
    if try takeName("and") { return .and(left, try condition()) }
    if try takeName("or") { return .or(left, try condition()) }
    return left
  }

  private mutating func comparison() throws(SyntaxError) -> Condition {
    let left = try expression()
    guard case .comparison(let operation) = kind else { return .value(left) }
    let place = offset
    try advance()
    return .comparison(left, operation, try expression(), offset: place)
  }
}
