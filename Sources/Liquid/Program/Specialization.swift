extension TemplateLibrary {
  /// The same templates for pages of one language: what they would all compute alike is computed now.
  ///
  /// That are expressions over constants and `Environment.sharedRootVariables`, with filters that do not
  /// depend on the page. A theme prints dozens of these on each page: the site's title, its words, the
  /// addresses of its lists.
  ///
  /// - Parameters:
  ///   - root: Has the shared root variables, and is of the language.
  ///   - isKept: Called after each expression: whether its value may be kept. A host that notes what
  ///     pages read says no where that was noted; then each page computes it.
  /// - Returns: A library that gives the same pages.
  public func specialized(
    for root: any LiquidObject, keeping isKept: () -> Bool
  ) -> TemplateLibrary {
    // Where templates may not see the host's variables the same step can mean two things.
    guard storage.environment.rendersSeeRoot else { return self }
    let programs = storage.programs.map { program in
      var specialization = Specialization(program, storage, root)
      for steps in SharedSteps.all(in: program, storage.environment) {
        specialization.compute(steps, keeping: isKept)
      }
      return specialization.program
    }
    return TemplateLibrary(
      storage: Storage(storage, programs: programs), memberReads: memberReads,
      rawOutputs: rawOutputs)
  }

  /// The language of a page, as filters see it.
  public func language(of root: any LiquidObject) -> String {
    storage.environment.language(FilterContext(shared: storage.shared, object: root))
  }
}

/// A program in which values take the place of steps.
private struct Specialization {
  private let original: Program
  private let library: TemplateLibrary.Storage
  private let root: any LiquidObject
  private var code: [Instruction]
  private var text: [UInt8]
  private var tables: Tables

  init(_ program: Program, _ library: TemplateLibrary.Storage, _ root: any LiquidObject) {
    original = program
    self.library = library
    self.root = root
    code = program.code
    text = program.text
    tables = program.tables
  }

  var program: Program {
    Program(
      source: original.source, code: code, offsets: original.offsets, text: text, tables: tables)
  }

  /// Carries steps out, and puts what they make in their place if that is the same on each page.
  mutating func compute(_ steps: SharedSteps, keeping isKept: () -> Bool) {
    var machine = Machine(library, root: root, output: OutputBuffer(), fragments: nil)
    let end = steps.isWritten ? [] : [Instruction(operation: .push, a: 0, b: 0, c: 0)]
    machine.render(
      Program(
        source: original.source, code: original.code[steps.range] + end, offsets: [],
        text: original.text, tables: original.tables))
    // What is wrong with it each page has to say.
    guard isKept(), machine.diagnostics.isEmpty else { return }
    if steps.isWritten {
      write(machine.output.bytes, for: steps.range)
    } else if let value = machine.stack.last, value.isPlain {
      put(value, for: steps.range)
    }
  }

  /// Literal bytes for steps, those before the first one included.
  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, for steps: Range<Int>) {
    var step = Instruction(operation: .jump, a: Int32(steps.upperBound), b: 0, c: 0)
    step.textStart = Int32(text.count)
    step.textCount = Int32(bytes.count)
    text += bytes
    code[steps.lowerBound] = step
  }

  /// A constant for steps.
  private mutating func put(_ value: Value, for steps: Range<Int>) {
    tables.constants.append(value)
    code[steps.lowerBound].operation = .constant
    code[steps.lowerBound].a = Int32(tables.constants.count - 1)
    if steps.count > 1 {
      code[steps.lowerBound + 1] = Instruction(
        operation: .jump, a: Int32(steps.upperBound), b: 0, c: 0)
    }
  }
}

extension Value {
  /// Whether it is all there is to it, with nothing of the host's behind.
  fileprivate var isPlain: Bool {
    switch self {
    case .null, .bool, .int, .double, .text, .html, .script, .date: true
    case .array, .dictionary, .object, .range, .blank, .empty: false
    }
  }
}
