/// A text as libcmark gets it, and what was taken out of it or put into it.
///
/// What the passes before the parse hand to those after it. A token stands in the text for something
/// that libcmark must not look into: its number between two token marks.
struct Rewrite {
  /// What the text holds that is looked for, and which characters may stand for something.
  let sentinels: Sentinels
  /// Whether the space among them stands in the text.
  var hasSpaces = false
  private(set) var tokens: [Token] = []
  /// The bytes that tokens replaced.
  private(set) var replaced: [UInt8] = []
  /// In the order of the text.
  var footnotes: [Footnote] = []
  /// The columns of each table.
  var tables: [[Alignment]] = []
  /// For each line of the text that libcmark gets, the one it comes from, both from 1; empty where
  /// they are the same.
  var sourceLines: [Int32] = []
  var findings: [MarkdownFinding] = []

  init(sentinels: Sentinels) {
    self.sentinels = sentinels
  }

  /// Something that a token stands for.
  struct Token {
    let kind: Kind
    /// Where the bytes lie that it replaced, in `replaced`.
    let source: Range<Int>
    /// Of these, those that count: a formula without its delimiters.
    let content: Range<Int>

    enum Kind: Equatable {
      /// A reference to a footnote, by its position in `footnotes`.
      case footnoteReference(Int)
      /// A formula; a display formula stands on a line of its own.
      case math(isDisplay: Bool)
      /// A space behind a backslash, of which nothing is left in text.
      case escapedSpace
      /// The cell of a table; it begins a row when its column is 0.
      case cell(table: Int, row: Int, column: Int)
      /// The definition of a footnote follows.
      case footnote(Int)
      /// A term that definitions follow.
      case term
      /// A definition follows, in paragraphs of its own when it stands apart from its term.
      case definition(isLoose: Bool)
      /// Nothing: keeps lists apart.
      case separator
    }
  }

  /// Keeps a token, and gives its number.
  mutating func makeToken(
    _ kind: Token.Kind, replacing source: some Collection<UInt8>, content: Range<Int>? = nil
  ) -> Int {
    let start = replaced.count
    replaced.append(contentsOf: source)
    let whole = start..<replaced.count
    let part = content.map { start + $0.lowerBound..<start + $0.upperBound }
    tokens.append(Token(kind: kind, source: whole, content: part ?? whole))
    return tokens.count - 1
  }

  /// The line of the author's text that a line of the rewritten text comes from.
  func sourceLine(of line: Int32) -> Int32 {
    let index = Int(line) - 1
    return sourceLines.indices.contains(index) ? sourceLines[index] : line
  }
}

extension [UInt8] {
  /// Appends a token of a rewrite; without a number it is the end of a carrier.
  mutating func append(token number: Int?, _ sentinels: Sentinels) {
    append(sentinels.tokenMark)
    if let number { append(contentsOf: String(number).utf8) }
    append(sentinels.tokenMark)
  }
}
