extension Machine {
  /// Starts a loop from the operands; false when it has no turn.
  mutating func beginLoop(
    _ plan: LoopPlan, _ program: Program, _ step: Int
  ) throws(Halt) -> Bool {
    guard let state = try loopState(plan, program, step), state.length > 0 else { return false }
    return try enter(state, program, step)
  }

  private mutating func enter(
    _ state: LoopState, _ program: Program, _ step: Int
  ) throws(Halt) -> Bool {
    try countTurn(program, step)
    loops.append(state)
    frame[Int(state.slot)] = state.element
    return true
  }

  /// Stops when the loops of this render have taken too many turns, or written too much.
  mutating func countTurn(_ program: Program, _ step: Int) throws(Halt) {
    turns += 1
    if turns > limits.loopTurns {
      try halt("more than \(limits.loopTurns) turns of loops", program, step)
    }
    if output.count > limits.outputBytes { try stopOutput(program, step) }
  }

  mutating func nextTurn(_ program: Program, _ step: Int) throws(Halt) -> Bool {
    let loop = loops[loops.count - 1]
    loop.index += 1
    guard loop.index < loop.length else { return false }
    try countTurn(program, step)
    frame[Int(loop.slot)] = loop.element
    return true
  }

  mutating func endLoop() {
    let state = loops.removeLast()
    frame[Int(state.slot)] = state.saved
  }

  /// Pops collection, limit and offset; nil when one of these is at fault.
  private mutating func loopState(
    _ plan: LoopPlan, _ program: Program, _ step: Int
  ) throws(Halt) -> LoopState? {
    let offset = stack.removeLast()
    let limit = stack.removeLast()
    let collection = stack.removeLast()
    do throws(FilterError) {
      let start =
        plan.continues ? continuations[plan.continuation] : try bound(offset, "offset", plan)
      let most = try bound(limit, "limit", plan) ?? (plan.nilLimits ? 0 : nil)
      return loopState(plan, collection, start: start ?? 0, limit: most)
    } catch {
      try note(error, program, step)
      return nil
    }
  }

  private mutating func loopState(
    _ plan: LoopPlan, _ collection: Value, start: Int, limit: Int?
  ) -> LoopState {
    // As in Shopify's engine text is one thing, of which there is nothing to leave out.
    let isWhole = collection.isText
    let state = LoopState(
      collection.loopSource, start: isWhole ? 0 : start, limit: isWhole ? nil : limit,
      isReversed: plan.isReversed,
      slot: plan.slot, saved: frame[Int(plan.slot)], name: plan.name)
    if plan.continuation >= 0 { continuations[plan.continuation] = state.start + state.length }
    return state
  }

  /// A whole number for `limit` or `offset`; nil when nothing was given.
  private func bound(
    _ value: Value, _ option: String, _ plan: LoopPlan
  ) throws(FilterError) -> Int? {
    if value.isNull { return nil }
    if case .double = value, plan.isTable { return value.rangeBound }
    guard let number = value.wholeNumber else {
      throw FilterError("'\(option)' needs a whole number, not \(value.kind)")
    }
    return number
  }

  // MARK: Tables

  mutating func beginTable(
    _ plan: LoopPlan, _ columns: Value, _ program: Program, _ step: Int
  ) throws(Halt) -> Bool {
    let isNothing = stack[stack.count - 3].isNull
    guard let state = try loopState(plan, program, step), !isNothing else { return false }
    // Columns that are given but nil make one row that has no last column.
    let wanted = columns.isNull ? (plan.hasColumns ? .max : state.length) : columns.rangeBound
    state.columns = max(1, wanted)
    output.append(text: "<tr class=\"row1\">\n")
    guard state.length > 0 else {
      output.append(text: "</tr>\n")
      return false
    }
    output.append(text: "<td class=\"col1\">")
    return try enter(state, program, step)
  }

  mutating func nextCell(_ program: Program, _ step: Int) throws(Halt) -> Bool {
    guard try nextTurn(program, step) else { return false }
    let state = loops[loops.count - 1]
    let column = state.index % state.columns
    if column == 0 {
      output.append(text: "</tr>\n<tr class=\"row")
      output.append(number: state.index / state.columns + 1)
      output.append(text: "\">")
    }
    output.append(text: "<td class=\"col")
    output.append(number: column + 1)
    output.append(text: "\">")
    return true
  }
}

extension Value {
  /// What a loop over the value goes through, and how many turns that is.
  var loopSource: (LoopState.Source, count: Int) {
    switch self {
    case .array(let values): (.list(values), values.count)
    case .range(let range): (.numbers(first: range.first), range.count)
    case .dictionary(let dictionary): (.list(dictionary.elements), dictionary.count)
    case .text(let text): text.isEmpty ? (.list([]), 0) : (.list([self]), 1)
    case .html(let bytes), .script(let bytes): bytes.isEmpty ? (.list([]), 0) : (.list([self]), 1)
    case .object(let object):
      if let elements = object.elements {
        (.list(elements), elements.count)
      } else {
        (.list([]), 0)
      }
    default: (.list([]), 0)
    }
  }

  /// The number when it is a whole one, or text that is nothing else.
  var wholeNumber: Int? {
    switch self {
    case .int(let number): number
    case .text(let text): Int(text)
    case .html(let bytes), .script(let bytes): Int(String(decoding: bytes, as: UTF8.self))
    default: nil
    }
  }
}
