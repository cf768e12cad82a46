enum Diff: Language {
  static let names = ["diff", "patch", "udiff"]
  static let grammar = Grammar([State("line", rules: rules)])

  private static let rules: [Rule] = [
    line("+++ ", .heading), line("--- ", .heading), line("diff ", .heading), line("*** ", .heading),
    line("index ", .comment), line("new file", .comment), line("deleted file", .comment),
    line("rename ", .comment), line("similarity ", .comment), line("\\ No newline", .comment),
    line("@@", .subheading), line("+", .inserted), line("-", .deleted), line(">", .inserted),
    line("<", .deleted), line("!", .inserted),
  ]

  private static func line(_ start: String, _ kind: TokenKind) -> Rule {
    Rule([.lineStart, .text(start), .many(.any)], kind)
  }
}
