enum R: Language {
  static let names = ["r", "rscript"]
  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] = [
    Rule([.lineStart, "> "], .prompt), .lineComment("#"),
    Rule([.one("rR"), "\"", .captureMany("-"), "("], .string, .push(.state(raw))),
    .string("\"", spansLines: true), .string("'", spansLines: true),
    Rule(["`", .some(!"`"), "`"]),
    Rule(["%", .many(!"% "), "%"], .operator),
    Rule(["<-"], .operator), Rule(["<<-"], .operator), Rule(["->"], .operator),
    Rule(["|>"], .operator),
    .number(), .words(vocabulary),
  ]

  private static let raw = State(
    kind: .string, rules: [Rule([")", .captured, "\""], .string, .pop)])

  private static let vocabulary = Vocabulary(
    start: .letter | ".", rest: .word | ".",
    known: [
      (.keyword, "break else for function if in next repeat return while library require"),
      (.constant, "TRUE FALSE NULL NA NA_integer_ NA_real_ NA_character_ Inf NaN T F"),
    ], dotHidesKnown: false, followedBy: [("(", .function)])
}
