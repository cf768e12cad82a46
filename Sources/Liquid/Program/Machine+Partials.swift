import Diagnostics

extension Machine {
  /// Renders a partial from the operands: its name if computed, the bound value, the parameters.
  mutating func call(
    _ call: PartialCall, _ program: Program, _ step: Int
  ) throws(Halt) -> Interrupt {
    var arguments: [Value] = []
    if !call.parameters.isEmpty {
      arguments += stack.suffix(call.parameters.count)
      stack.removeLast(call.parameters.count)
    }
    let bound = call.isBound ? stack.removeLast() : nil
    var name = call.name
    let target: Int
    switch call.target {
    case .fixed(let place): target = place
    case .computed(let context):
      name = stack.removeLast().string
      do throws(FilterError) {
        target = try library.program(named: name, context: context)
      } catch {
        try note(error, program, step)
        return .none
      }
    }
    guard callers.count < limits.renderDepth else {
      try halt("includes nested more than \(limits.renderDepth) deep", program, step)
    }
    callers.append((program, step))
    defer { callers.removeLast() }
    let partial = library.programs[target]
    return try profiled(partial) { (machine) throws(Halt) in
      try machine.call(partial, call, bound, arguments, name)
    }
  }

  private mutating func call(
    _ partial: Program, _ call: PartialCall, _ bound: Value?, _ arguments: [Value], _ name: String
  ) throws(Halt) -> Interrupt {
    switch call.style {
    case .render: return try render(partial, call, bound, arguments)
    case .include: return try include(partial, call, bound, arguments, name)
    case .jekyll:
      // Most pages include a dozen templates: without closures and lists this costs a third.
      let slot = Int(call.slots[0])
      let saved = frame[slot]
      frame[slot] = .dictionary(LiquidDictionary(distinct: call.parameters, arguments))
      defer { frame[slot] = saved }
      return try run(partial)
    }
  }

  /// Sets scoped variables while something is rendered.
  private mutating func with(
    _ values: [(Int32, Value)], _ body: (inout Machine) throws(Halt) -> Interrupt
  ) throws(Halt) -> Interrupt {
    let saved = values.map { frame[Int($0.0)] }
    for (slot, value) in values { frame[Int(slot)] = value }
    let interrupt = try body(&self)
    for (old, place) in zip(saved, values).reversed() { frame[Int(place.0)] = old }
    return interrupt
  }

  // MARK: include

  private mutating func include(
    _ partial: Program, _ call: PartialCall, _ bound: Value?, _ arguments: [Value], _ name: String
  ) throws(Halt) -> Interrupt {
    let binding = call.binding >= 0 ? call.binding : library.symbols.scoped[name] ?? -1
    let bound = bound ?? (binding >= 0 ? variable(named: name) : .null)
    guard !bound.isNull || call.isBound, binding >= 0 else {
      return try with(Array(zip(call.slots, arguments))) { (machine) throws(Halt) in
        try machine.run(partial)
      }
    }
    let elements: [Value] = if case .array(let values) = bound { values } else { [bound] }
    return try with(Array(zip(call.slots, arguments))) { (machine) throws(Halt) in
      for element in elements {
        let interrupt = try machine.with([(binding, element)]) { (machine) throws(Halt) in
          try machine.run(partial)
        }
        if interrupt != .none { return interrupt }
      }
      return .none
    }
  }

  // MARK: render

  /// Renders with variables, counters and loops of its own.
  private mutating func render(
    _ partial: Program, _ call: PartialCall, _ bound: Value?, _ arguments: [Value]
  ) throws(Halt) -> Interrupt {
    guard call.isLoop, let bound, bound.isCollection else {
      return try isolated { (machine) throws(Halt) in
        machine.set(call, bound, arguments)
        _ = try machine.run(partial)
      }
    }
    let source = bound.loopSource
    let name = partial.source.name
    let slot = max(0, call.binding)
    return try isolated { (machine) throws(Halt) in
      let loop = LoopState(source, slot: slot, saved: nil, name: name)
      loop.isOfRender = true
      machine.loops.append(loop)
      while loop.index < loop.length {
        try machine.countTurn(partial, 0)
        machine.frame = Array(repeating: nil, count: machine.frame.count)
        machine.set(call, loop.element, arguments)
        if try machine.run(partial) == .breaks { break }
        loop.index += 1
      }
      machine.loops.removeLast()
    }
  }

  private mutating func set(_ call: PartialCall, _ bound: Value?, _ arguments: [Value]) {
    for (slot, argument) in zip(call.slots, arguments) { frame[Int(slot)] = argument }
    if let bound, call.binding >= 0 { frame[Int(call.binding)] = bound }
  }

  private mutating func isolated(
    _ body: (inout Machine) throws(Halt) -> Void
  ) throws(Halt) -> Interrupt {
    let saved = (frame, loopBase, cycles, namedCycles, continuations, lastChanged, context)
    if !library.environment.rendersSeeRoot {
      context = FilterContext(shared: library.shared, object: NoObject())
    }
    frame = Array(repeating: nil, count: frame.count)
    loopBase = loops.count
    cycles = Array(repeating: 0, count: cycles.count)
    namedCycles = [:]
    continuations = Array(repeating: 0, count: continuations.count)
    lastChanged = []
    try body(&self)
    (frame, loopBase, cycles, namedCycles, continuations, lastChanged, context) = saved
    return .none
  }

  // MARK: Tags of the host

  mutating func custom(
    _ custom: (name: String, tag: CustomTag), hasBody: Bool, _ program: Program, _ step: Int
  ) throws(Halt) -> Value {
    let body = hasBody ? stack.removeLast().utf8 : nil
    let markup = stack.removeLast().string
    do throws(FilterError) {
      return try custom.tag.body(TagCall(markup: markup, body: body, context: context))
    } catch {
      try note(error, program, step)
      return .null
    }
  }
}

extension Value {
  /// Whether `render … for` takes its elements one by one.
  fileprivate var isCollection: Bool {
    switch self {
    case .array, .dictionary, .range: true
    case .object(let object): object.elements != nil
    default: false
    }
  }
}
