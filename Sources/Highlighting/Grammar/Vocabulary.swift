/// The words of a language: which bytes they are made of, and which of them mean what.
struct Vocabulary: Sendable {
  /// What a word may begin with.
  var start: ByteSet = .letter
  /// What it may go on with.
  var rest: ByteSet = .word
  /// Words with a meaning, separated by blanks and line ends.
  var known: [(kind: TokenKind, words: String)] = []
  /// Words with a meaning only before a blank, such as `type` in TypeScript, which else is a name.
  var contextual: [(kind: TokenKind, words: String)] = []
  /// Words that say what the next word is: `func` a function.
  var announcing: [(kind: TokenKind, words: String)] = []
  var ignoresCase = false
  /// Whether a known word behind a dot is a member's name and no keyword.
  var dotHidesKnown = true
  /// Keywords that are ones before a colon too, where others are labels: `init(for: x)`.
  ///
  /// Nil where all are.
  var keywordsBeforeColon: String?
  /// What other words are, by the byte that follows directly.
  var followedBy: [(byte: Character, kind: TokenKind)] = []
  /// What other words that begin with A-Z are.
  var capitalized: TokenKind?
  /// What other words of A-Z, 0-9 and _ alone are, from two characters on.
  var uppercase: TokenKind?
  /// What all other words are.
  var otherwise: TokenKind = .plain
}
