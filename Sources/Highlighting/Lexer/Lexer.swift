/// Cuts a text into pieces of a kind, by a grammar, from front to back.
///
/// It is an automaton with a stack. At each byte the state's table names the few rules that can
/// match; the first that does takes its bytes and may enter or leave states. What no rule takes is
/// of the state's own kind. So every text has a result, and no byte is looked at more often than a
/// grammar has rules for it, times `reach`.
///
/// For example `"a\(b)"` in Swift: `"` enters a state whose kind is string; `a` is taken as it is;
/// `\(` enters a state with the rules of code that counts brackets; `)` leaves it; `"` leaves the
/// string.
struct Lexer<Sink: TokenSink & ~Copyable>: ~Copyable {
  /// How far a step that has others behind it may run, in bytes.
  ///
  /// A pattern that would need more does not match.
  static var reach: Int { 256 }
  /// How many states may be open.
  ///
  /// Those beyond only count.
  static var deepest: Int { 200 }
  /// How many languages may lie in each other.
  ///
  /// Those beyond are plain text.
  static var deepestRegion: Int { 4 }

  /// An open state.
  struct Frame {
    var state: Int
    /// Open brackets.
    var nesting = 0
    /// What was captured as it was entered.
    var captured = 0..<0
    /// The indentation of the line on which it was entered, in bytes.
    var indentation = 0
  }

  /// A text in another language that is being read.
  struct Region {
    let outerGrammar: Grammar
    let outerLimit: Int
    /// How many frames were open outside.
    let outerDepth: Int
  }

  /// A state that is entered at the next line.
  struct Heredoc {
    let state: Int
    let captured: Range<Int>
  }

  let source: UnsafeBufferPointer<UInt8>
  var sink: Sink
  var grammar: Grammar
  var frame = Frame(state: 0)
  var outerFrames: [Frame] = []
  /// States that were not entered because too many were open.
  var unopened = 0
  var regions: [Region] = []
  var heredocs: [Heredoc] = []

  var position = 0
  /// The end of the text, or of the region.
  var limit: Int
  var lineStart = 0
  /// The first byte of the line that is no blank.
  var indentEnd = 0
  /// Where the last pattern began.
  var tokenStart = 0
  /// What the last pattern captured.
  var captured = 0..<0
  var language = 0..<0
  /// What the next word is, if only blanks stand before it.
  var announced = (kind: TokenKind.plain, end: 0)
  var lastKeywordEnd = -1
  /// Rules that took nothing since the last byte was taken.
  private var standing = 0

  #if DEBUG
    /// Bytes looked at and rules tried, for the proof that time is linear.
    private(set) var steps = 0
  #endif

  init(_ source: UnsafeBufferPointer<UInt8>, grammar: Grammar, sink: consuming Sink) {
    self.source = source
    self.grammar = grammar
    self.sink = sink
    limit = source.count
    indentEnd = firstNonBlank(from: 0)
  }

  @inline(__always)
  mutating func count(_ bytes: Int) {
    #if DEBUG
      steps += bytes
    #endif
  }

  /// Reads the text to its end.
  mutating func run() {
    while position < source.count {
      if position == limit {
        leaveRegion()
      } else if source[position] == UInt8(ascii: "\n") {
        endLine()
      } else {
        step()
      }
    }
  }

  /// Ends the lexer and hands back what took its pieces.
  consuming func takeSink() -> Sink {
    sink
  }

  private mutating func step() {
    let group = Int(grammar.dispatch[frame.state << 8 | Int(source[position])])
    count(1)
    guard group != 0 else { return takePlain() }
    for index in grammar.groups[group] {
      let rule = grammar.groupRules[index]
      count(1)
      if apply(rule) { return }
    }
    take(grammar.states[frame.state].kind, upTo: position + 1)
  }

  /// Takes bytes that no rule begins with.
  private mutating func takePlain() {
    let row = frame.state << 8
    var end = position + 1
    while end < limit, source[end] != UInt8(ascii: "\n"),
      grammar.dispatch[row | Int(source[end])] == 0
    { end += 1 }
    count(end - position)
    take(grammar.states[frame.state].kind, upTo: end)
  }

  /// Takes bytes as a kind, up to the end of a character.
  mutating func take(_ kind: TokenKind, upTo end: Int) {
    var end = end
    while end < limit, source[end] & 0xC0 == 0x80 { end += 1 }
    sink.add(kind, upTo: end)
    position = end
    standing = 0
  }

  private mutating func apply(_ index: Int) -> Bool {
    let rule = grammar.rules[index]
    return switch rule.matcher {
    case .words(let table): takeWord(grammar.wordTables[table])
    case .number(let suffix): takeNumber(suffix: suffix)
    case .pattern(let operations): takePattern(operations, rule)
    }
  }

  private mutating func takePattern(
    _ operations: Range<Int>, _ rule: Grammar.CompiledRule
  ) -> Bool {
    guard let end = match(operations) else { return false }
    tokenStart = position
    if end > position {
      take(kind(of: rule), upTo: end)
      if source[position - 1] == UInt8(ascii: "\n") { startLine() }
    } else {
      standing += 1
      guard standing < 8 else { return false }
    }
    perform(rule.action)
    return true
  }

  /// A bracket that closes an inner one is no mark of the state's end.
  private func kind(of rule: Grammar.CompiledRule) -> TokenKind {
    if case .unnest = rule.action, frame.nesting > 0 { return grammar.states[frame.state].kind }
    return rule.kind
  }

  mutating func startLine() {
    lineStart = position
    indentEnd = firstNonBlank(from: position)
    count(indentEnd - position)
  }

  func firstNonBlank(from start: Int) -> Int {
    var index = start
    while index < limit, source[index] == UInt8(ascii: " ") || source[index] == UInt8(ascii: "\t") {
      index += 1
    }
    return index
  }
}
