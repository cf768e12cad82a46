/// Writes the steps of one template as it stands in one kind of place of the markup.
struct Assembler {
  let compilation: Compilation
  /// Where in the markup the next step writes.
  var context: MarkupContext
  /// What cannot be made safe.
  var problems: [SyntaxError] = []
  /// Where a break that no loop of this template catches leaves it.
  private(set) var exits: [MarkupContext] = []
  private(set) var code: [Instruction] = []
  private(set) var offsets: [Int32] = []
  private(set) var text: [UInt8] = []
  var tables = Tables()
  /// The byte of the source that the next steps come from.
  var offset = 0

  private var keyPlaces: [String: Int32] = [:]
  private var variablePlaces: [String: Int32] = [:]
  /// Steps before this one must not be joined with later ones, as a jump leads here.
  private var barrier = 0
  private var enclosing: [Enclosure] = []

  init(_ compilation: Compilation, in context: MarkupContext) {
    self.compilation = compilation
    self.context = context
  }

  var environment: Environment { compilation.environment }
  var symbols: Symbols { compilation.symbols }

  // MARK: Steps

  @discardableResult
  mutating func emit(
    _ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0,
    escaper: Escaper = .raw
  ) -> Int {
    if join(operation, a, escaper) { return code.count - 1 }
    var next = Instruction(
      operation: operation, escaper: escaper, a: Int32(truncatingIfNeeded: a),
      b: Int32(truncatingIfNeeded: b), c: Int32(truncatingIfNeeded: c))
    if let last = joinableText, operation != .text {
      // Literal bytes become part of the step behind them, when nothing jumps between the two.
      (next.textStart, next.textCount) = (last.textStart, last.textCount)
      code[code.count - 1] = next
      offsets[code.count - 1] = Int32(truncatingIfNeeded: offset)
      return code.count - 1
    }
    code.append(next)
    offsets.append(Int32(truncatingIfNeeded: offset))
    return code.count - 1
  }

  /// The last step, when it only writes literal bytes and nothing jumps behind it.
  private var joinableText: Instruction? {
    guard code.count > barrier, let last = code.last, last.operation == .text else { return nil }
    return last
  }

  /// Makes one step of the last one and the next, if nothing jumps between them and there is such
  /// a step; most of what templates do is to write a member of a variable.
  private mutating func join(_ operation: Operation, _ a: Int, _ escaper: Escaper) -> Bool {
    guard code.count > barrier, var last = code.last else { return false }
    let joined: Operation? =
      switch (last.operation, operation) {
      case (.root, .member): .rootMember
      case (.slot, .member): .slotMember
      case (.member, .output): .memberOutput
      case (.rootMember, .output): .rootMemberOutput
      case (.slotMember, .output): .slotMemberOutput
      default: nil
      }
    guard let joined else { return false }
    if joined == .slotMember { last.c = last.b }
    if operation == .member { last.b = Int32(truncatingIfNeeded: a) }
    last.operation = joined
    last.escaper = escaper
    code[code.count - 1] = last
    return true
  }

  /// The place of the next step, to which something jumps.
  mutating func label() -> Int {
    barrier = code.count
    return code.count
  }

  /// Makes an earlier jump lead to the next step.
  mutating func land(_ jumps: Int...) { land(jumps) }

  mutating func land(_ jumps: [Int]) {
    for jump in jumps {
      switch code[jump].operation {
      case .loopBegin, .tableBegin, .itemsBegin: code[jump].b = Int32(code.count)
      default: code[jump].a = Int32(code.count)
      }
    }
    barrier = code.count
  }

  /// Makes an earlier step one of a kept fragment that goes on at the next step.
  mutating func setFragment(_ fragment: Int, of step: Int) {
    code[step] = Instruction(
      operation: .turnBegin, a: Int32(truncatingIfNeeded: fragment), b: Int32(code.count), c: 0)
    barrier = code.count
  }

  private mutating func setTargets(of step: Int, _ a: Int, _ b: Int, isHandled: Bool) {
    code[step].a = Int32(a)
    code[step].b = Int32(b)
    code[step].c = isHandled ? 1 : 0
  }

  /// Writes literal bytes that are no markup of the template's, such as values computed at load.
  mutating func emitBytes(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    if joinableText == nil {
      emit(.text)
      code[code.count - 1].textStart = Int32(text.count)
    }
    text.append(contentsOf: bytes)
    code[code.count - 1].textCount += Int32(bytes.count)
  }

  // MARK: Tables

  mutating func constant(_ value: Value) -> Int {
    tables.constants.append(value)
    return tables.constants.count - 1
  }

  mutating func key(_ name: String) -> Int {
    if let place = keyPlaces[name] { return Int(place) }
    tables.keys.append(environment.key(name))
    keyPlaces[name] = Int32(tables.keys.count - 1)
    return tables.keys.count - 1
  }

  mutating func emitVariable(_ name: String) {
    let slots = VariableSlots(
      scoped: symbols.scoped[name] ?? -1, assigned: symbols.assigned[name] ?? -1,
      counted: symbols.counted[name] ?? -1, key: Int32(key(name)))
    let known = [slots.scoped, slots.assigned, slots.counted].filter { $0 >= 0 }
    switch known.count {
    case 0: emit(.root, Int(slots.key))
    case 1: emit(.slot, Int(known[0]), Int(slots.key))
    default:
      if variablePlaces[name] == nil {
        variablePlaces[name] = Int32(tables.variables.count)
        tables.variables.append(slots)
      }
      emit(.variable, Int(variablePlaces[name] ?? 0))
    }
  }

  // MARK: Enclosures

  /// What stands around the steps now being written, and has to be left by a break.
  private struct Enclosure {
    /// Steps that undo it.
    var undo: [(Operation, Int)] = []
    var isLoop = false
    /// The place in the markup at which each turn of a loop begins and has to end.
    var context = MarkupContext.text
    var breaks: [Int] = []
    var continues: [Int] = []
  }

  /// Writes steps within something that a break has to undo.
  mutating func enclosed(by undo: (Operation, Int), _ write: (inout Assembler) -> Void) {
    enclosing.append(Enclosure(undo: [undo]))
    write(&self)
    enclosing.removeLast()
  }

  /// Writes the body of a loop; gives the jumps of its breaks and continues.
  mutating func loop(_ write: (inout Assembler) -> Void) -> (breaks: [Int], continues: [Int]) {
    let place = offset
    context = context.loosened
    let start = context
    enclosing.append(Enclosure(isLoop: true, context: start))
    write(&self)
    expect(start, "a turn of this loop ends elsewhere in the markup than it began", at: place)
    let done = enclosing.removeLast()
    return (done.breaks, done.continues)
  }

  var isInLoop: Bool { enclosing.contains { $0.isLoop } }

  /// Leaves the innermost loop, or the template when there is none.
  mutating func emitBreak(isContinue: Bool) {
    let target = enclosing.lastIndex { $0.isLoop }
    for enclosure in enclosing[((target ?? -1) + 1)...].reversed() {
      for (operation, a) in enclosure.undo { emit(operation, a) }
    }
    guard let target else {
      emit(.interrupt, isContinue ? 2 : 1)
      exits.append(context)
      context.part = .unreachable
      return
    }
    let jump = emit(.jump)
    expect(
      enclosing[target].context, "the loop is left elsewhere in the markup than its turn began",
      at: offset)
    context.part = .unreachable
    if isContinue {
      enclosing[target].continues.append(jump)
    } else {
      enclosing[target].breaks.append(jump)
    }
  }

  /// After a partial: hands its break on to the loop around it, or to the includer.
  mutating func emitInterruptCheck() {
    let check = emit(.interrupted)
    let over = emit(.jump)
    let saved = context
    defer { context = saved }
    guard isInLoop else {
      let step = label()
      for enclosure in enclosing.reversed() {
        for (operation, a) in enclosure.undo { emit(operation, a) }
      }
      emit(.passInterrupt)
      setTargets(of: check, step, step, isHandled: false)
      land(over)
      return
    }
    let breaks = label()
    emitBreak(isContinue: false)
    context = saved
    let continues = label()
    emitBreak(isContinue: true)
    setTargets(of: check, breaks, continues, isHandled: true)
    land(over)
  }
}
