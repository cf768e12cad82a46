/// Filters that evaluate an expression for each item of a list.
extension Machine {
  /// Starts with the first item; false when there is none.
  mutating func beginItems(
    of value: Value, _ call: ExpressionFilterCall, _ program: Program, _ step: Int
  ) throws(Halt) -> Bool {
    var items: [Value] = []
    do throws(FilterError) {
      items = try StandardFilters.elements(value, context)
    } catch {
      try note(error, program, step)
    }
    itemLoops.append(ItemLoop(items: items, saved: frame[Int(call.slot)]))
    guard let first = items.first else { return false }
    try countTurn(program, step)
    frame[Int(call.slot)] = first
    return true
  }

  /// Keeps a result; false when it was that of the last item.
  mutating func nextItem(
    _ result: Value, _ call: ExpressionFilterCall, _ program: Program, _ step: Int
  ) throws(Halt) -> Bool {
    let last = itemLoops.count - 1
    itemLoops[last].results.append(result)
    let next = itemLoops[last].results.count
    guard next < itemLoops[last].items.count else { return false }
    try countTurn(program, step)
    frame[Int(call.slot)] = itemLoops[last].items[next]
    return true
  }

  /// The filter's result.
  mutating func endItems(
    _ call: ExpressionFilterCall, _ program: Program, _ step: Int
  ) throws(Halt) -> Value {
    let loop = itemLoops.removeLast()
    frame[Int(call.slot)] = loop.saved
    do throws(FilterError) {
      return try call.body(loop.items, loop.results)
    } catch {
      try note(error, program, step)
      return .null
    }
  }
}
