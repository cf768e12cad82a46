enum HTTP: Language {
  static let names = ["http"]
  static let grammar = Grammar([State("message", rules: rules)])

  private static let rules: [Rule] = [
    Rule([.lineStart, "HTTP/", .some(.digit | ".")], .keyword, .push(.state(status))),
    Rule([.lineStart, .some(.upper), .ahead(" ")], .keyword, .push(.state(request))),
    Rule([.lineStart, "#", .many(.any)], .comment),
    Rule([.lineStart, .some(.word | "-"), ":"], .attribute, .push(.state(value))),
    // The body, by its first byte.
    Rule(
      [.lineStart, .ahead("{[")], .plain, .embed(Embedding(language: "json", terminator: .end))),
    Rule([.lineStart, .ahead("<")], .plain, .embed(Embedding(language: "html", terminator: .end))),
  ]

  private static let status = State(
    ends: .atLineEnd,
    rules: [Rule([.some(.digit)], .number), Rule([.some(.letter), .many(.any)], .string)])
  private static let request = State(
    ends: .atLineEnd,
    rules: [Rule(["HTTP/", .some(.digit | ".")], .keyword), Rule([.some(!" ")], .string)])
  private static let value = State(
    ends: .atLineEnd,
    rules: [.string("\""), Rule([.behind(.blank), .some(.digit), .notAhead(!"\r;,")], .number)])
}
