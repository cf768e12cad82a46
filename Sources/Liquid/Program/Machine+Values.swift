extension Machine {
  /// What a name means: a variable of a loop or include, an assigned one, a counter, the host's.
  func lookUp(_ slots: VariableSlots, _ program: Program) -> Value {
    for slot in [slots.scoped, slots.assigned, slots.counted] where slot >= 0 {
      if let value = frame[Int(slot)] { return value }
    }
    return context.object.value(for: program.tables.keys[Int(slots.key)]) ?? .null
  }

  /// The same for a name that is computed while rendering.
  func variable(named name: String) -> Value {
    let symbols = library.symbols
    for table in [symbols.scoped, symbols.assigned, symbols.counted] {
      if let slot = table[name], let value = frame[Int(slot)] { return value }
    }
    return context.root(name) ?? .null
  }

  /// The numbers between two values; a fraction is no end of a range unless it is a literal.
  mutating func range(
    _ first: Value, _ last: Value, _ program: Program, _ step: Int
  ) throws(Halt) -> Value {
    for end in [first, last] {
      switch end {
      case .int, .text, .html, .script, .null: continue
      default:
        try note(
          FilterError("a range needs whole numbers, not \(end.kind)"), program, step)
        return .null
      }
    }
    return .range(LiquidRange(first.rangeBound, last.rangeBound))
  }

  mutating func filtered(_ input: Value, _ call: FilterCall) throws(FilterError) -> Value {
    if let constants = call.constants, call.names.isEmpty {
      return try checked(call.filter.body(input, constants, [], context), call)
    }
    if let constants = call.constants {
      let named = zip(call.names, constants[call.count...]).map { ($0, $1) }
      let arguments = Array(constants[..<call.count])
      return try checked(call.filter.body(input, arguments, named, context), call)
    }
    let start = stack.count - call.count - call.names.count
    let arguments = Array(stack[start..<(start + call.count)])
    let named = zip(call.names, stack[(start + call.count)...]).map { ($0, $1) }
    let input = stack[start - 1]
    stack.removeLast(stack.count - start + 1)
    return try checked(call.filter.body(input, arguments, named, context), call)
  }

  /// Keeps filters from doubling a value without end.
  private func checked(_ value: Value, _ call: FilterCall) throws(FilterError) -> Value {
    let isTooLong =
      switch value {
      case .text(let text): text.utf8.count > limits.outputBytes
      case .html(let bytes), .script(let bytes): bytes.count > limits.outputBytes
      case .array(let values): values.count > limits.loopTurns
      default: false
      }
    if isTooLong { throw FilterError("the filter '\(call.name)' makes too large a value") }
    return value
  }

  mutating func compared(
    _ left: Value, _ comparison: Int32, _ right: Value, _ program: Program, _ step: Int
  ) throws(Halt) -> Value {
    switch Comparison(rawValue: comparison) {
    case .equal: return .bool(left.equals(right))
    case .unequal: return .bool(!left.equals(right))
    case .contains: return .bool(left.contains(right))
    case let comparison:
      guard left.isOrdered, right.isOrdered else { return .bool(false) }
      guard let order = left.order(right) else {
        guard left.mustCompare, right.mustCompare else { return .bool(false) }
        try note(
          FilterError("cannot compare \(left.kind) with \(right.kind)"), program, step)
        return .bool(false)
      }
      switch comparison {
      case .less: return .bool(order == .before)
      case .lessOrEqual: return .bool(order != .after)
      case .greater: return .bool(order == .after)
      default: return .bool(order != .before)
      }
    }
  }

  func loopField(_ now: Instruction, _ program: Program) -> Value {
    let field = LoopField(rawValue: now.a) ?? .unknown
    var level = now.b
    var place = loops.count - 1
    while place >= loopBase {
      if loops[place].isTable == (now.c == 1) {
        if now.b > 0, loops[place].isOfRender { return .null }
        if level == 0 { return loops[place].value(of: field) }
        level -= 1
      }
      place -= 1
    }
    guard now.b == 0 else { return .null }
    let name = now.c == 1 ? "tablerowloop" : "forloop"
    let value = context.root(name) ?? .null
    return field == .whole ? value : .null
  }

  // MARK: Captures

  mutating func endCapture() -> [UInt8] {
    let start = captures.removeLast()
    let bytes = output.from(start)
    output.truncate(to: start)
    return bytes
  }

  mutating func endIfChanged() {
    let start = captures.removeLast()
    if output.from(start).elementsEqual(lastChanged) {
      output.truncate(to: start)
    } else {
      lastChanged = output.from(start)
    }
  }

  // MARK: Counters

  mutating func increment(_ now: Instruction, _ program: Program) {
    let slot = Int(now.a)
    var number = 0
    if case .int(let held)? = frame[slot] {
      number = held
    } else if case .int(let held)? = context.root(program.tables.keys[Int(now.b)]) {
      number = held
    }
    if now.c < 0 { number &-= 1 }
    output.append(number: number)
    frame[slot] = .int(now.c < 0 ? number : number &+ 1)
  }

  /// How many steps to skip to the jump of a cycle's turn; the first jump leads past it.
  mutating func cycleTurn(_ place: Int, count: Int, name: Value) -> Int {
    let turn: Int
    if place >= 0 {
      turn = cycles[place]
      cycles[place] = turn + 1 >= count ? 0 : turn + 1
    } else {
      let key = name.string
      turn = namedCycles[key] ?? 0
      namedCycles[key] = turn + 1 >= count ? 0 : turn + 1
    }
    return turn < count ? turn + 1 : 0
  }

  // MARK: Cases

  /// The stack holds the subject, whether the case has matched, and the matches of this `when`.
  mutating func countCase(_ value: Value) {
    let top = stack.count - 1
    if case .int(let count) = stack[top], stack[top - 2].equals(value) {
      stack[top] = .int(count + 1)
    }
  }

  mutating func takeCase() -> Bool {
    let top = stack.count - 1
    guard case .int(let count) = stack[top], count > 0 else { return false }
    stack[top] = .int(count - 1)
    stack[top - 1] = .bool(true)
    return true
  }
}

extension Value {
  /// Whether it is of a kind that has an order, so that comparing it in vain is a fault; lists,
  /// Booleans and the like are just neither less nor greater.
  fileprivate var mustCompare: Bool {
    switch self {
    case .int, .double, .text, .html, .script, .date: true
    default: false
    }
  }

  /// Whether it can come before or after something.
  fileprivate var isOrdered: Bool {
    switch self {
    case .null, .blank, .empty: false
    default: true
    }
  }
}
