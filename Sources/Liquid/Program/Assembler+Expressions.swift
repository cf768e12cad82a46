extension Assembler {
  /// The value becomes that of an expression.
  mutating func emit(_ expression: Expression) {
    switch expression {
    case .constant(let value): emit(.constant, constant(value))
    case .range(let first, let last):
      if case .constant(let value) = folded(expression) {
        emit(.constant, constant(value))
        return
      }
      emit(first)
      emit(.push)
      emit(last)
      emit(.range)
    case .variable(let path): emit(path)
    }
  }

  private func folded(_ expression: Expression) -> Expression {
    guard case .range(.constant(let first), .constant(let last)) = expression else {
      return expression
    }
    return .constant(.range(LiquidRange(first.rangeBound, last.rangeBound)))
  }

  private mutating func emit(_ path: Path) {
    let saved = offset
    offset = path.offset
    var steps = path.steps[...]
    switch path.root {
    case .name("forloop"): emitLoopField(&steps, isTable: false)
    case .name("tablerowloop"): emitLoopField(&steps, isTable: true)
    case .name(let name): emitVariable(name)
    case .computed(let expression):
      emit(expression)
      emit(.computedVariable)
    }
    for step in steps {
      switch step {
      case .member(let name): emit(.member, key(name))
      case .element(let index):
        emit(.push)
        emit(index)
        emit(.element)
      }
    }
    offset = saved
  }

  private mutating func emitLoopField(_ steps: inout ArraySlice<Path.Step>, isTable: Bool) {
    var level = 0
    while case .member("parentloop")? = steps.first {
      level += 1
      steps.removeFirst()
    }
    var field = LoopField.whole
    if case .member(let name)? = steps.first {
      field = LoopField(name: name) ?? .unknown
      steps.removeFirst()
    }
    emit(.loopField, Int(field.rawValue), level, isTable ? 1 : 0)
  }

  /// The value becomes that of an expression after its filters; constants are computed now.
  mutating func emit(_ pipeline: Pipeline) {
    let pipeline = folded(pipeline)
    offset = pipeline.offset
    emit(pipeline.expression)
    for use in pipeline.filters { emit(use) }
  }

  /// Writes an expression's value out.
  mutating func emitOutput(_ pipeline: Pipeline) {
    let folded = folded(pipeline)
    offset = folded.offset
    if pipeline.filters.isEmpty, case .constant(let literal) = pipeline.expression, literal.isText {
      // What the author wrote out is markup of the template, be it a piece of a tag.
      return emitText(literal.utf8)
    }
    if folded.filters.last?.name == "raw" {
      emit(folded)
      emit(.output, escaper: .raw)
      context.skipValue()
    } else if folded.filters.isEmpty, case .constant(let value) = folded.expression {
      emitConstant(value)
    } else {
      guard let escaper = escaper(at: folded.offset) else { return }
      emit(folded)
      emit(.output, escaper: escaper)
    }
  }

  private mutating func emit(_ use: FilterUse) {
    guard let filter = environment.filters[use.name] else { return }
    if let expression = use.expression { return emit(expression, of: use) }
    let expressions = use.arguments + use.named.map { $0.1 }
    let constants = values(of: expressions)
    if constants == nil {
      emit(.push)
      for expression in expressions {
        emit(expression)
        emit(.push)
      }
    }
    tables.filters.append(
      FilterCall(
        name: use.name, filter: filter, constants: constants, count: use.arguments.count,
        names: use.named.map { $0.0 }))
    offset = use.offset
    emit(.filter, tables.filters.count - 1)
  }

  /// The value becomes what a filter makes of an expression over its items.
  private mutating func emit(_ expression: ItemExpression, of use: FilterUse) {
    guard let body = environment.expressionFilters[use.name] else { return }
    tables.expressionFilters.append(
      ExpressionFilterCall(
        name: use.name, slot: symbols.scoped[expression.variable] ?? 0, body: body))
    let call = tables.expressionFilters.count - 1
    offset = use.offset
    let begin = emit(.itemsBegin, call)
    let start = label()
    switch expression.body {
    case .condition(let condition): emit(condition)
    case .pipeline(let pipeline): emit(pipeline)
    }
    offset = use.offset
    emit(.itemsNext, call, start)
    land(begin)
    emit(.itemsEnd, call)
  }

  /// The pipeline with every leading filter that has constants only applied.
  private func folded(_ pipeline: Pipeline) -> Pipeline {
    var pipeline = pipeline
    pipeline.expression = folded(pipeline.expression)
    while let use = pipeline.filters.first, case .constant(let input) = pipeline.expression {
      guard let result = fold(use, input) else { break }
      pipeline.expression = .constant(result)
      pipeline.filters.removeFirst()
    }
    return pipeline
  }

  private func fold(_ use: FilterUse, _ input: Value) -> Value? {
    guard use.expression == nil, let filter = environment.filters[use.name],
      filter.dependence == .values,
      let arguments = values(of: use.arguments), let named = values(of: use.named.map { $0.1 })
    else { return nil }
    let context = FilterContext(shared: compilation.shared, object: NoObject())
    return try? filter.body(
      input, arguments, Array(zip(use.named.map { $0.0 }, named)), context)
  }

  /// The values of expressions when all of them are constants.
  private func values(of expressions: [Expression]) -> [Value]? {
    var values: [Value] = []
    for expression in expressions {
      guard case .constant(let value) = folded(expression) else { return nil }
      values.append(value)
    }
    return values
  }

  /// Steps that leave the outcome of a condition as the value.
  mutating func emit(_ condition: Condition) {
    switch condition {
    case .value(let expression): emit(expression)
    case .comparison(let left, let operation, let right, let place):
      emit(left)
      if case .constant(let value) = right {
        offset = place
        emit(.compareConstant, Int(operation.rawValue), constant(value))
        return
      }
      emit(.push)
      emit(right)
      offset = place
      emit(.compare, Int(operation.rawValue))
    case .and(let left, let right):
      emit(left)
      let over = emit(.jumpIfFalse)
      emit(right)
      land(over)
    case .or(let left, let right):
      emit(left)
      let over = emit(.jumpIfTrue)
      emit(right)
      land(over)
    }
  }
}

/// A host without variables, for what is computed at load and for what must not see the host's.
final class NoObject: LiquidObject {
  func value(for key: Key) -> Value? { nil }
}

extension Value {
  /// The whole number that an end of a range means.
  var rangeBound: Int {
    switch Number(self) {
    case .int(let number): number
    case .double(let number): Int(exactly: number.rounded(.towardZero)) ?? 0
    }
  }
}
