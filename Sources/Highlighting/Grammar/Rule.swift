/// A pattern, the kind of what it matches, and what happens then.
struct Rule: Sendable {
  enum Matcher: Sendable {
    case pattern([Step], ignoringCase: Bool)
    case words(Vocabulary)
    /// A number, and bytes that may follow directly, such as `%`.
    case number(ByteSet)
  }

  /// A state, by its name in the grammar or as it is.
  enum Target: Sendable {
    case named(String)
    case state(State)
  }

  enum Action: Sendable {
    case stay
    /// Enters a state; leaving it comes back here.
    case push(Target)
    /// Leaves this state.
    case pop
    /// Leaves this state and enters another.
    case become(Target)
    /// One level deeper in brackets of one kind.
    case nest
    /// One level up; leaves the state at the last.
    case unnest
    /// Enters a state at the next line, until a line that is what was captured.
    case heredoc(Target)
    /// Text in another language.
    case embed(Embedding)
  }

  let matcher: Matcher
  let kind: TokenKind
  let action: Action

  init(_ steps: [Step], _ kind: TokenKind = .plain, _ action: Action = .stay) {
    matcher = .pattern(steps, ignoringCase: false)
    (self.kind, self.action) = (kind, action)
  }

  private init(_ matcher: Matcher, _ kind: TokenKind, _ action: Action = .stay) {
    (self.matcher, self.kind, self.action) = (matcher, kind, action)
  }

  static func ignoringCase(
    _ steps: [Step], _ kind: TokenKind = .plain, _ action: Action = .stay
  ) -> Rule {
    Rule(.pattern(steps, ignoringCase: true), kind, action)
  }

  static func words(_ vocabulary: Vocabulary) -> Rule {
    Rule(.words(vocabulary), .plain)
  }

  static func number(suffix: ByteSet = "") -> Rule {
    Rule(.number(suffix), .number)
  }
}

/// Text in another language inside a text: a script in a page, a fenced block.
struct Embedding: Sendable {
  enum Terminator: Sendable {
    /// One of these, in any case; it is not part of the text.
    case texts([String])
    /// A line that begins with what was captured, after blanks.
    case fence
    /// The end of all.
    case end
  }

  /// A language's name; nil for the one that the pattern found.
  var language: String?
  let terminator: Terminator
  /// A state that is entered first, so that it reads what terminates the text.
  var then: Rule.Target?
}
