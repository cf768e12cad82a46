/// A part of a rule's pattern.
///
/// Steps match one after the other, each as much as it can, and are never tried again with less.
/// That, and a bound on how far a step with others behind it may look (`Lexer.reach`), keeps the
/// time linear.
enum Step: Sendable, ExpressibleByStringLiteral {
  /// These characters.
  case text(String)
  /// These characters, if they are there.
  case maybeText(String)
  /// One byte of a set.
  case one(ByteSet)
  /// One byte of a set, if it is there.
  case maybe(ByteSet)
  /// One or more of a set.
  case some(ByteSet)
  /// None or more of a set.
  case many(ByteSet)
  /// One byte of a set, remembered by the state that is entered.
  case captureOne(ByteSet)
  /// One or more of a set, remembered by the state that is entered.
  case capture(ByteSet)
  /// None or more of a set, remembered by the state that is entered.
  case captureMany(ByteSet)
  /// What the state remembers.
  case captured
  /// One or more of a set: the name of the language that is embedded.
  case language(ByteSet)

  /// These characters are next.
  case aheadText(String)
  /// A byte of a set is next.
  case ahead(ByteSet)
  /// Behind bytes of the first set, none or more, a byte of the second is next.
  case aheadPast(ByteSet, ByteSet)
  /// No byte of a set is next.
  case notAhead(ByteSet)
  /// The byte before is of a set, or there is none.
  case behind(ByteSet)
  /// The byte before is not of a set.
  case notBehind(ByteSet)
  /// At the start of a line.
  case lineStart
  /// Nothing but blanks stands before on the line.
  case firstOnLine
  /// At the end of a line.
  case lineEnd
  /// A value may begin here, so a slash begins a regular expression and is no division.
  case operandExpected

  init(stringLiteral text: String) {
    self = .text(text)
  }

  /// The bytes the step may begin with; nil when it takes none.
  var firstBytes: ByteSet? {
    switch self {
    case .text(let text), .maybeText(let text):
      text.utf8.first.map { ByteSet($0...$0) }
    case .one(let set), .maybe(let set), .some(let set), .many(let set), .captureOne(let set),
      .capture(let set),
      .captureMany(let set), .language(let set):
      set
    case .captured: .any
    default: nil
    }
  }

  /// Whether the step can match without taking a byte.
  var isOptional: Bool {
    switch self {
    case .text, .one, .some, .captureOne, .capture, .language: false
    default: true
    }
  }
}
