enum Makefile: Language {
  static let names = ["makefile", "make", "mk", "mak", "gnumakefile"]
  static let grammar = Grammar(
    [
      State("code", rules: code),
      State("recipe", ends: .atLineEnd, rules: variables + recipe + Shell.code),
    ] + Shell.states)

  private static let code: [Rule] =
    [
      Rule([.lineStart, "\t"], .plain, .push(.named("recipe"))),
      .lineComment("#"), Rule(["\\", .one(.all)], .escape),
      Rule(
        [.lineStart, .some(.word | "-."), .aheadPast(" :+?!", "=")], .variable),
      Rule(
        [.firstOnLine, .maybe("-"), .some(.lower), .ahead(.space | "(")], .keyword,
        .push(.state(directive))),
      Rule([.lineStart, .some(.word | "-./%$(){} "), ":", .maybe(":"), .notAhead("=")], .function),
      Rule([.maybe(":+?!"), .maybe(":"), "="], .operator),
    ] + variables + [.string("\""), .string("'", inside: [])]

  private static let recipe: [Rule] = [
    Rule([.firstOnLine, .some("@-+")], .operator), Rule(["$$"], .escape),
  ]
  private static let directive = State(
    ends: .atLineEnd,
    rules: variables + [.lineComment("#"), .string("\""), .string("'", inside: [])])

  private static let variables: [Rule] = [
    Rule(["$", .one("@<^+?*%|")], .variable),
    Rule(["$("], .interpolation, .push(.state(parentheses))),
    Rule(["${"], .interpolation, .push(.state(braces))),
  ]
  private static let parentheses = reference("(", ")")
  private static let braces = reference("{", "}")

  private static func reference(_ open: String, _ close: String) -> State {
    State(
      kind: .variable,
      rules: [
        Rule([.text("$" + open)], .interpolation, .nest), Rule([.text(open)], .variable, .nest),
        Rule([.text(close)], .interpolation, .unnest),
        Rule([.behind("({"), .some(.lower | "-"), .ahead(" ")], .builtin),
      ])
  }
}
