enum SCSS: Language {
  static let names = ["scss", "less"]
  static let grammar = Grammar(
    CSS.states(
      common: [
        Rule(
          [.firstOnLine, "$", .some(.word | "-"), .ahead(":")], .variable, .push(.named("value"))),
        .comment("/*", "*/"), Rule([.behind(.space | ";{}"), "//", .many(.any)], .comment),
        Rule(["#{", .many(!"}"), "}"], .interpolation),
        Rule([.one("$"), .some(.word | "-")], .variable),
        Rule(["%", .one(.letter), .many(.word | "-")], .typeName),
        Rule(["&"], .keyword),
      ], endOfSelector: "{};#"))
}
