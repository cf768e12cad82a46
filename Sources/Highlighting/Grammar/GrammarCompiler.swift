/// Makes a grammar's tables from its states.
struct GrammarCompiler {
  private(set) var states: [State]
  private(set) var dispatch: [UInt16] = []
  private(set) var groups: [Range<Int>] = [0..<0]
  private(set) var groupRules: [Int] = []
  private(set) var rules: [Grammar.CompiledRule] = []
  private(set) var operations: [Grammar.Operation] = []
  private(set) var sets: [Bool] = []
  private(set) var texts: [UInt8] = []
  private(set) var wordTables: [WordTable] = []
  private(set) var embeddings: [Grammar.CompiledEmbedding] = []

  private var stateIndex: [ObjectIdentifier: Int] = [:]
  private var nameIndex: [String: Int] = [:]
  private var setStart: [ByteSet: Int] = [:]
  private var groupIndex: [[Int]: UInt16] = [[]: 0]

  init(_ named: [State]) {
    states = named
    for (index, state) in named.enumerated() {
      stateIndex[ObjectIdentifier(state)] = index
      nameIndex[state.name] = index
    }
  }

  mutating func compile() {
    // Rules may bring states of their own, which are added at the end.
    var index = 0
    while index < states.count {
      compile(states[index])
      index += 1
    }
  }

  private mutating func compile(_ state: State) {
    var matching = [[Int]](repeating: [], count: 256)
    for rule in state.rules {
      let index = rules.count
      rules.append(compiled(rule))
      let first = Self.firstBytes(of: rule)
      for byte in 0...255 where first.contains(UInt8(byte)) { matching[byte].append(index) }
    }
    for byte in 0...255 { dispatch.append(group(of: matching[byte])) }
  }

  private mutating func group(of rules: [Int]) -> UInt16 {
    if let group = groupIndex[rules] { return group }
    let group = UInt16(groups.count)
    groups.append(groupRules.count..<groupRules.count + rules.count)
    groupRules += rules
    groupIndex[rules] = group
    return group
  }

  private static func firstBytes(of rule: Rule) -> ByteSet {
    switch rule.matcher {
    case .words(let vocabulary): return vocabulary.start
    case .number: return .digit | "."
    case .pattern(let steps, let ignoresCase):
      var first: ByteSet = ""
      for step in steps {
        if let bytes = step.firstBytes { first = first | bytes }
        if !step.isOptional { return ignoresCase ? first.inBothCases : first }
      }
      // A pattern that may match nothing is only to be tried where it can match something.
      return first == "" ? .any : first
    }
  }

  private mutating func compiled(_ rule: Rule) -> Grammar.CompiledRule {
    .init(matcher: compiled(rule.matcher), kind: rule.kind, action: compiled(rule.action))
  }

  private mutating func compiled(_ matcher: Rule.Matcher) -> Grammar.Matcher {
    switch matcher {
    case .words(let vocabulary):
      wordTables.append(WordTable(vocabulary))
      return .words(wordTables.count - 1)
    case .number(let suffix):
      return .number(start(of: suffix))
    case .pattern(let steps, let ignoresCase):
      return .pattern(operations(for: steps, ignoringCase: ignoresCase))
    }
  }

  private mutating func compiled(_ action: Rule.Action) -> Grammar.Action {
    switch action {
    case .stay: .stay
    case .push(let target): .push(index(of: target))
    case .pop: .pop
    case .become(let target): .become(index(of: target))
    case .nest: .nest
    case .unnest: .unnest
    case .heredoc(let target): .heredoc(index(of: target))
    case .embed(let embedding): .embed(index(of: embedding))
    }
  }

  private mutating func index(of target: Rule.Target) -> Int {
    switch target {
    case .named(let name):
      guard let index = nameIndex[name] else { preconditionFailure("no state '\(name)'") }
      return index
    case .state(let state):
      if let index = stateIndex[ObjectIdentifier(state)] { return index }
      stateIndex[ObjectIdentifier(state)] = states.count
      states.append(state)
      return states.count - 1
    }
  }

  private mutating func index(of embedding: Embedding) -> Int {
    embeddings.append(
      .init(
        language: embedding.language, terminator: embedding.terminator,
        then: embedding.then.map { index(of: $0) }))
    return embeddings.count - 1
  }

  private mutating func operations(for steps: [Step], ignoringCase: Bool) -> Range<Int> {
    let first = operations.count
    for (index, step) in steps.enumerated() {
      let isBounded = index + 1 < steps.count
      operations.append(operation(for: step, isBounded, ignoringCase))
    }
    return first..<operations.count
  }

  private mutating func operation(
    for step: Step, _ isBounded: Bool, _ ignoringCase: Bool
  ) -> Grammar.Operation {
    func with(_ code: Grammar.Operation.Code) -> Grammar.Operation {
      .init(code: code, isBounded: isBounded)
    }
    func with(_ code: Grammar.Operation.Code, _ set: ByteSet) -> Grammar.Operation {
      .init(code: code, isBounded: isBounded, start: start(of: set))
    }
    return switch step {
    case .text(let text): textOperation(ignoringCase ? .foldedText : .text, text, isBounded)
    case .maybeText(let text): textOperation(.maybeText, text, isBounded)
    case .one(let set): with(.one, set)
    case .maybe(let set): with(.maybe, set)
    case .some(let set): with(.some, set)
    case .many(let set): with(.many, set)
    case .captureOne(let set): with(.captureOne, set)
    case .capture(let set): with(.capture, set)
    case .captureMany(let set): with(.captureMany, set)
    case .captured: with(.captured)
    case .language(let set): with(.language, set)
    case .aheadText(let text): textOperation(.aheadText, text, isBounded)
    case .aheadPast(let passed, let set):
      .init(
        code: .aheadPast, isBounded: true, start: start(of: passed), count: start(of: set))
    case .ahead(let set): with(.ahead, set)
    case .notAhead(let set): with(.notAhead, set)
    case .behind(let set): with(.behind, set)
    case .notBehind(let set): with(.notBehind, set)
    case .lineStart: with(.lineStart)
    case .firstOnLine: with(.firstOnLine)
    case .lineEnd: with(.lineEnd)
    case .operandExpected: with(.operandExpected)
    }
  }

  private mutating func textOperation(
    _ code: Grammar.Operation.Code, _ text: String, _ isBounded: Bool
  ) -> Grammar.Operation {
    defer { texts += code == .foldedText ? Array(text.lowercased().utf8) : Array(text.utf8) }
    return .init(code: code, isBounded: isBounded, start: texts.count, count: text.utf8.count)
  }

  private mutating func start(of set: ByteSet) -> Int {
    if let start = setStart[set] { return start }
    let start = sets.count
    setStart[set] = start
    for byte in 0...255 { sets.append(set.contains(UInt8(byte))) }
    return start
  }
}

extension ByteSet {
  /// The set with each letter in upper and lower case.
  fileprivate var inBothCases: ByteSet {
    var both = self
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      if contains(byte) || contains(byte & 0xDF) {
        both = both | ByteSet(byte...byte) | ByteSet(byte & 0xDF...byte & 0xDF)
      }
    }
    return both
  }
}
