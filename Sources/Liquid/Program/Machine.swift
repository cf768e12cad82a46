import Dates
import Diagnostics

/// Thrown when a render has to stop at once; the finding is noted already.
struct Halt: Error {}

/// How a template was left.
enum Interrupt {
  case none, breaks, continues
}

/// Carries out the steps of a program for one render.
struct Machine: ~Copyable {
  let library: TemplateLibrary.Storage
  var context: FilterContext
  let limits: Limits
  var output: OutputBuffer
  /// The variables that templates set, by slot; nil while unset.
  var frame: [Value?]
  var stack: [Value] = []
  var loops: [LoopState] = []
  var itemLoops: [ItemLoop] = []
  /// Loops below this one belong to a template that the current one cannot see.
  var loopBase = 0
  /// Where the captures around the current place began.
  var captures: [Int] = []
  var cycles: [Int]
  var namedCycles: [String: Int] = [:]
  var continuations: [Int]
  var lastChanged: [UInt8] = []
  var turns = 0
  /// How the last partial was left.
  var interrupt = Interrupt.none
  /// The templates around the current one and the steps at which they called.
  var callers: [(program: Program, step: Int)] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Figures, when they are wanted.
  var profile: RenderProfile?
  /// What turns of loops wrote on other pages.
  let fragments: (any FragmentCache)?
  /// The turn whose output is going to be kept.
  var recording: FragmentRecording?

  init(
    _ library: TemplateLibrary.Storage, root: any LiquidObject, output: consuming OutputBuffer,
    fragments: (any FragmentCache)?
  ) {
    self.library = library
    self.fragments = fragments
    limits = library.environment.limits
    context = FilterContext(shared: library.shared, object: root)
    self.output = output
    frame = Array(repeating: nil, count: Int(library.symbols.count))
    cycles = Array(repeating: 0, count: library.symbols.cycles.count)
    continuations = Array(repeating: 0, count: library.symbols.continuations.count)
  }

  mutating func render(_ program: Program) {
    do throws(Halt) {
      _ = try profiled(program) { (machine) throws(Halt) in try machine.run(program) }
    } catch {
      // The finding was noted where it arose.
    }
  }

  /// Renders something, and counts it for the program when figures are wanted.
  mutating func profiled(
    _ program: Program, _ body: (inout Machine) throws(Halt) -> Interrupt
  ) throws(Halt) -> Interrupt {
    guard profile != nil else { return try body(&self) }
    let start = output.count
    profile?.begin()
    defer { profile?.end(program.source.name, bytes: max(0, output.count - start)) }
    return try body(&self)
  }

  // MARK: Findings

  mutating func note(
    _ error: FilterError, _ program: Program, _ step: Int,
    severity: Diagnostic.Severity = .error
  ) throws(Halt) {
    let chain = callers.count > 8 ? callers.prefix(1) + callers.suffix(7) : callers[...]
    let notes = chain.reversed().map {
      Diagnostic.Note("included here", at: $0.program.location(of: $0.step))
    }
    diagnostics.append(
      Diagnostic(
        severity, error.message, at: program.location(of: step), hint: error.hint, notes: notes))
    if diagnostics.count >= 20 { throw Halt() }
  }

  /// Notes that a limit was passed, and stops.
  mutating func halt(_ message: String, _ program: Program, _ step: Int) throws(Halt) -> Never {
    try note(FilterError(message), program, step)
    throw Halt()
  }

  // MARK: Steps

  /// Carries out a program to its end.
  mutating func run(_ program: Program) throws(Halt) -> Interrupt {
    try program.code.withUnsafeBufferPointer { (code) throws(Halt) in
      try program.text.withUnsafeBufferPointer { (text) throws(Halt) in
        try program.tables.keys.withUnsafeBufferPointer { (keys) throws(Halt) in
          try run(program, code, text, keys)
        }
      }
    }
  }

  /// The same over the tables as plain memory, which the closures above keep alive; what steps
  /// point to was put there by the assembler.
  private mutating func run(
    _ program: Program, _ code: UnsafeBufferPointer<Instruction>,
    _ text: UnsafeBufferPointer<UInt8>, _ keys: UnsafeBufferPointer<Key>
  ) throws(Halt) -> Interrupt {
    let root = context.object
    let base = stack.count
    var value = Value.null
    var step = 0
    while step < code.count {
      let now = code[step]
      let (a, b) = (Int(now.a), Int(now.b))
      step += 1
      if now.textCount > 0 {
        let start = Int(now.textStart)
        output.append(
          contentsOf: UnsafeBufferPointer(rebasing: text[start..<(start + Int(now.textCount))]))
      }
      switch now.operation {
      case .text: break
      case .output: try write(value, now.escaper, program, step - 1)
      case .unquotedEnd: if output.last == UInt8(ascii: "=") { output.append(text: "\"\"") }
      case .schemeEnd: try checkScheme(colonFollows: true, program, step - 1)
      case .constant: value = program.tables.constants[a]
      case .root: value = root.value(for: keys[a]) ?? .null
      case .slot:
        if let held = frame[a] {
          value = held
        } else {
          value = root.value(for: keys[b]) ?? .null
        }
      case .variable: value = lookUp(program.tables.variables[a], program)
      case .computedVariable: value = variable(named: value.string)
      case .member: value = member(keys[a], of: value)
      case .rootMember: value = member(keys[b], of: root.value(for: keys[a]))
      case .slotMember:
        value = member(keys[b], of: frame[a] ?? root.value(for: keys[Int(now.c)]))
      case .memberOutput: try write(member(keys[a], of: value), now.escaper, program, step - 1)
      case .rootMemberOutput:
        try write(member(keys[b], of: root.value(for: keys[a])), now.escaper, program, step - 1)
      case .slotMemberOutput:
        let held = frame[a] ?? root.value(for: keys[Int(now.c)])
        try write(member(keys[b], of: held), now.escaper, program, step - 1)
      case .element: value = stack.removeLast().element(value, in: library.shared) ?? .null
      case .loopField: value = loopField(now, program)
      case .range:
        value = try range(stack.removeLast(), value, program, step - 1)
      case .push: stack.append(value)
      case .drop: stack.removeLast(a)
      case .filter:
        do throws(FilterError) {
          value = try filtered(value, program.tables.filters[a])
        } catch {
          value = .null
          try note(error, program, step - 1)
        }
      case .itemsBegin:
        let call = program.tables.expressionFilters[a]
        if try !beginItems(of: value, call, program, step - 1) { step = b }
      case .itemsNext:
        let call = program.tables.expressionFilters[a]
        if try nextItem(value, call, program, step - 1) { step = b }
      case .itemsEnd:
        value = try endItems(program.tables.expressionFilters[a], program, step - 1)
      case .compare:
        value = try compared(stack.removeLast(), now.a, value, program, step - 1)
      case .compareConstant:
        value = try compared(value, now.a, program.tables.constants[b], program, step - 1)
      case .jump: step = a
      case .jumpIfFalse: if !value.isTruthy { step = a }
      case .jumpIfTrue: if value.isTruthy { step = a }
      case .assign: frame[a] = value
      case .capture: captures.append(output.count)
      case .captureToSlot: frame[a] = .html(endCapture())
      case .captureToValue:
        let bytes = endCapture()
        value = a == 1 ? .text(String(decoding: bytes, as: UTF8.self)) : .html(bytes)
      case .ifChanged: endIfChanged()
      case .increment: increment(now, program)
      case .cycle: step += cycleTurn(a, count: b, name: value)
      case .loopBegin:
        if try !beginLoop(program.tables.loops[a], program, step - 1) { step = b }
      case .loopNext: if try nextTurn(program, step - 1) { step = a }
      case .loopEnd: endLoop()
      case .turnBegin: if a >= 0, recallTurn(program.tables.fragments[a]) { step = b }
      case .turnEnd: keepTurn()
      case .tableBegin:
        if try !beginTable(program.tables.loops[a], value, program, step - 1) { step = b }
      case .tableNext: if try nextCell(program, step - 1) { step = a }
      case .caseCompare: countCase(value)
      case .caseRepeat: if !takeCase() { step = a }
      case .caseElse: if stack[stack.count - 1].isTruthy { step = a }
      case .partial:
        interrupt = try call(program.tables.partials[a], program, step - 1)
      case .interrupted:
        if interrupt != .none {
          step = interrupt == .breaks ? a : b
          if now.c == 1 { interrupt = .none }
        }
      case .interrupt: return leave(a == 1 ? .breaks : .continues, base)
      case .passInterrupt: return leave(interrupt, base)
      case .custom:
        value = try custom(program.tables.customs[a], hasBody: b == 1, program, step - 1)
      }
    }
    return .none
  }

  /// The member of a value; an object is asked before anything else is tried.
  @inline(__always)
  private func member(_ key: Key, of value: Value?) -> Value {
    if case .object(let object)? = value, let found = object.value(for: key) { return found }
    return value?.member(key) ?? .null
  }

  /// Writes a value, made safe for its place.
  @inline(__always)
  private mutating func write(
    _ value: Value, _ escaper: Escaper, _ program: Program, _ step: Int
  ) throws(Halt) {
    let start = output.count
    escaper.write(value, into: &output)
    if output.count > limits.outputBytes { try stopOutput(program, step) }
    switch escaper.address {
    case .none, .query: break
    case .start:
      // Most addresses begin with a slash and have no scheme.
      if start < output.count, output[start] != UInt8(ascii: "/") {
        try checkScheme(from: start, program, step)
      }
    case .scheme: try checkScheme(program, step)
    }
  }

  /// Leaves a program in the middle.
  private mutating func leave(_ interrupt: Interrupt, _ base: Int) -> Interrupt {
    stack.removeLast(max(0, stack.count - base))
    self.interrupt = .none
    return interrupt
  }

  /// Notes that too much was written, and stops.
  mutating func stopOutput(_ program: Program, _ step: Int) throws(Halt) {
    try halt("more than \(limits.outputBytes) bytes of output", program, step)
  }
}
