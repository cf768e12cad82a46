/// The rules of a language, as tables that the lexer reads.
final class Grammar: Sendable {
  /// A pattern's step: an operation with a set, or a text in `texts`.
  struct Operation: Sendable {
    enum Code: UInt8, Sendable {
      case text, foldedText, maybeText, one, maybe, some, many, captureOne, capture, captureMany,
        captured,
        language
      case aheadText, aheadPast, ahead, notAhead, behind, notBehind, lineStart, firstOnLine,
        lineEnd,
        operandExpected
    }
    let code: Code
    /// Whether other steps follow, so that a run must not look far.
    let isBounded: Bool
    /// The start of a set in `sets`, or of a text in `texts`.
    var start = 0
    /// The length of a text, or the start of a second set.
    var count = 0
  }

  enum Matcher: Sendable {
    case pattern(Range<Int>)
    /// The index of a table in `wordTables`.
    case words(Int)
    /// The start of a set in `sets`.
    case number(Int)
  }

  enum Action: Sendable {
    case stay, push(Int), pop, become(Int), nest, unnest, heredoc(Int)
    /// The index of an entry of `embeddings`.
    case embed(Int)
  }

  struct CompiledRule: Sendable {
    let matcher: Matcher
    let kind: TokenKind
    let action: Action
  }

  struct CompiledEmbedding: Sendable {
    let language: String?
    let terminator: Embedding.Terminator
    let then: Int?
  }

  struct CompiledState: Sendable {
    let kind: TokenKind
    let ends: State.Ends
  }

  /// By state and byte, which group of rules can match there.
  ///
  /// Group 0 is empty.
  let dispatch: [UInt16]
  /// The rules of each group, as a range of `groupRules`.
  let groups: [Range<Int>]
  /// Indices of `rules`.
  let groupRules: [Int]
  let rules: [CompiledRule]
  let operations: [Operation]
  /// 256 entries a set.
  let sets: [Bool]
  let texts: [UInt8]
  let wordTables: [WordTable]
  let embeddings: [CompiledEmbedding]
  let states: [CompiledState]

  /// Makes the tables.
  ///
  /// The first state is the one in which a text begins.
  ///
  /// - Precondition: Every state that is named in a rule is in the list.
  init(_ states: [State]) {
    var compiler = GrammarCompiler(states)
    compiler.compile()
    dispatch = compiler.dispatch
    groups = compiler.groups
    groupRules = compiler.groupRules
    rules = compiler.rules
    operations = compiler.operations
    sets = compiler.sets
    texts = compiler.texts
    wordTables = compiler.wordTables
    embeddings = compiler.embeddings
    self.states = compiler.states.map { CompiledState(kind: $0.kind, ends: $0.ends) }
  }
}
