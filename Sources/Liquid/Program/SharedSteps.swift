/// Steps of a program that make a value of nothing but what is the same on all pages of one language, and
/// perhaps write it.
///
/// Jumps lead to the first of such steps or behind the last, never between them: what branches come
/// together for is the outcome of a condition, which only jumps use.
struct SharedSteps {
  let range: Range<Int>
  /// Whether the last one writes the value out; else the next step uses it.
  let isWritten: Bool

  /// All of a program, each as long as it can be.
  static func all(in program: Program, _ environment: Environment) -> [SharedSteps] {
    let scan = SharedStepScan(program, environment)
    var found: [SharedSteps] = []
    var step = 0
    while step < program.code.count {
      if let steps = scan.longest(from: step) {
        found.append(steps)
        step = steps.range.upperBound
      } else {
        step += 1
      }
    }
    return found
  }
}

/// A look at the steps of a program.
private struct SharedStepScan {
  private let code: [Instruction]
  private let tables: Tables
  private let environment: Environment

  init(_ program: Program, _ environment: Environment) {
    code = program.code
    tables = program.tables
    self.environment = environment
  }

  /// The longest run of shared steps that begins with a step; nil where there is none that saves work.
  func longest(from start: Int) -> SharedSteps? {
    guard makesValue(code[start]) else {
      let isWritten = code[start].operation == .rootMemberOutput && writesShared(code[start])
      return isWritten ? SharedSteps(range: start..<start + 1, isWritten: true) : nil
    }
    // How many operands lie on the stack beside those that lay there before.
    var depth = 0
    var end = start
    for step in start..<code.count {
      if depth == 0, step > start, writesShared(code[step]) {
        return SharedSteps(range: start..<step + 1, isWritten: true)
      }
      guard let change = change(ofDepthBy: code[step]) else { break }
      depth += change
      if depth < 0 { break }
      if depth == 0 { end = step + 1 }
    }
    if end == start + 1, code[start].operation == .constant { return nil }
    return end > start ? SharedSteps(range: start..<end, isWritten: false) : nil
  }

  /// Whether a step makes a value of no other, and that one is shared.
  private func makesValue(_ step: Instruction) -> Bool {
    switch step.operation {
    case .constant: true
    case .root, .rootMember: isShared(step)
    default: false
    }
  }

  private func isShared(_ step: Instruction) -> Bool {
    environment.isShared(tables.keys[Int(step.a)])
  }

  /// Whether a step writes a value in the same way whatever was written before.
  private func writesShared(_ step: Instruction) -> Bool {
    guard step.escaper.address != .scheme else { return false }
    return switch step.operation {
    case .output, .memberOutput: true
    case .rootMemberOutput: isShared(step)
    default: false
    }
  }

  /// How many operands more there are after a step; nil for one that reads or does something else.
  private func change(ofDepthBy step: Instruction) -> Int? {
    switch step.operation {
    case .constant, .member, .compareConstant: return 0
    case .root, .rootMember: return isShared(step) ? 0 : nil
    case .push: return 1
    case .element, .range, .compare: return -1
    case .filter:
      let call = tables.filters[Int(step.a)]
      if call.filter.dependence == .page { return nil }
      return call.constants == nil ? -1 - call.count - call.names.count : 0
    default: return nil
    }
  }
}
