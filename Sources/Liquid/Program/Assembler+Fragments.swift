/// Tells which turns of loops are worth keeping.
extension Assembler {
  /// Writes the step before a turn; nil within a tag, where what a turn writes depends on what stands
  /// before it.
  mutating func beginTurn() -> Int? {
    context.isText ? emit(.turnBegin, -1) : nil
  }

  /// Makes a fragment of the turn that ends here, unless it reads or changes more than fragments may.
  mutating func endTurn(_ turn: Int?, of loop: Int) {
    guard let turn, context.isText else { return }
    var scan = FragmentScan(slot: tables.loops[Int(code[loop].a)].slot)
    for step in code[(turn + 1)...] {
      guard scan.permits(step, tables, environment) else { return }
    }
    tables.fragments.append(
      FragmentPlan(
        number: compilation.makeFragmentNumber(), slot: scan.own[0], outer: scan.outer,
        readsLanguage: scan.readsLanguage))
    emit(.turnEnd)
    setFragment(tables.fragments.count - 1, of: turn)
  }
}

/// A look at the steps of a turn, in their order.
private struct FragmentScan {
  /// The slots of the loop and of those within it.
  private(set) var own: [Int32]
  /// The slots of variables that were set before.
  private(set) var outer: [Int32] = []
  private(set) var readsLanguage = false

  init(slot: Int32) { own = [slot] }

  /// Whether a step does nothing but write, and reads nothing that differs from page to page other
  /// than through the fragment's key.
  mutating func permits(
    _ step: Instruction, _ tables: Tables, _ environment: Environment
  ) -> Bool {
    let a = Int(step.a)
    switch step.operation {
    case .text, .output, .unquotedEnd, .schemeEnd, .constant, .member, .memberOutput, .element,
      .range, .push, .drop, .compare, .compareConstant, .jump, .jumpIfFalse, .jumpIfTrue,
      .capture, .captureToValue, .caseCompare, .caseRepeat, .caseElse, .loopNext, .turnBegin,
      .turnEnd:
      return true
    case .slot, .slotMember, .slotMemberOutput:
      if !own.contains(step.a), !outer.contains(step.a) { outer.append(step.a) }
      return true
    case .variable: return own.contains(tables.variables[a].scoped)
    case .root, .rootMember, .rootMemberOutput:
      return environment.isShared(tables.keys[a])
    case .filter:
      let dependence = tables.filters[a].filter.dependence
      if dependence == .language { readsLanguage = true }
      return dependence != .page
    case .loopBegin:
      own.append(tables.loops[a].slot)
      return tables.loops[a].continuation < 0
    case .loopEnd:
      own.removeLast()
      return true
    // Of the loops within, which have the last slots.
    case .loopField: return step.c == 0 && Int(step.b) < own.count - 1
    default: return false
    }
  }
}
