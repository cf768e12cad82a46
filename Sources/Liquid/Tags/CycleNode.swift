/// `{% cycle 'a', 'b' %}` and `{% cycle name: 'a', 'b' %}`.
struct CycleNode: Node {
  /// What tells this cycle from others, when that is known at load.
  let key: String?
  let name: Expression?
  let values: [Expression]
  let offset: Int
  var isBlank: Bool { false }

  static let parse: TagParse = { (markup, offset, parser) throws(SyntaxError) in
    let scope = parser.declarations.reads.count
    var name: Expression?
    let values = try parser.expressions(markup) { (parser) throws(SyntaxError) in
      var values = [try parser.expression()]
      if try parser.take(":") {
        name = values.removeFirst()
        values.append(try parser.expression())
      }
      while try parser.take(",") {
        if parser.isAtEnd { break }
        values.append(try parser.expression())
      }
      try parser.expectEnd()
      return values
    }
    let shown = values.filter { if case .constant(.null) = $0 { false } else { true } }
    // A bare word as a name need not be a variable.
    if case .variable(let path)? = name, parser.declarations.reads.count > scope,
      parser.declarations.reads[scope].offset == path.offset
    {
      parser.declarations.reads.remove(at: scope)
    }
    var key: String?
    switch name {
    case nil: key = unnamed(values, "\(parser.source.name):\(offset)")
    case .constant(let value)?: key = "name:" + value.string
    default: break
    }
    if let key { parser.declarations.cycles.append(key) }
    // As in Shopify's engine a literal nil has no turn.
    return CycleNode(key: key, name: name, values: shown, offset: offset)
  }

  /// Cycles without a name are one when they have the same literals; a variable makes each its own.
  private static func unnamed(_ values: [Expression], _ place: String) -> String {
    var key = "values:"
    for value in values {
      guard case .constant(let constant) = value else { return "tag:" + place }
      key += "\(constant.kind) \(constant.string)\n"
    }
    return key
  }

  func write(into assembler: inout Assembler) {
    assembler.offset = offset
    var place = -1
    if let key {
      place = Int(assembler.symbols.cycles[key] ?? 0)
    } else if let name {
      assembler.emit(name)
    }
    assembler.emit(.cycle, place, values.count)
    let past = assembler.emit(.jump)
    let jumps = values.map { _ in assembler.emit(.jump) }
    var ends: [Int] = []
    let start = assembler.context
    for (value, jump) in zip(values, jumps) {
      assembler.land(jump)
      assembler.context = start
      assembler.emitOutput(Pipeline(expression: value, filters: [], offset: offset))
      ends.append(assembler.emit(.jump))
    }
    assembler.land(ends + [past])
  }
}
