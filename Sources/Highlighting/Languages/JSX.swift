/// Tags in JavaScript and TypeScript.
enum JSX {
  static let openings: [Rule] = [
    Rule([.operandExpected, "<>"], .tag, .push(.named("children"))),
    Rule(
      [.operandExpected, "<", .one(.letter), .many(name), .notAhead(",")], .tag,
      .push(.named("tag"))),
  ]

  private static let name: ByteSet = .word | "-.:"

  static let tag = State(
    "tag",
    rules: [
      .comment("/*", "*/"), .lineComment("//"),
      .string("\"", spansLines: true, inside: [HTML.entity]),
      .string("'", spansLines: true, inside: [HTML.entity]),
      Rule(["{"], .plain, .push(.named("expression"))),
      Rule(["/>"], .tag, .pop),
      Rule([">"], .tag, .become(.named("children"))),
      Rule([.one(.letter), .many(name)], .attribute),
    ])

  static let children = State(
    "children",
    rules: [
      Rule(["</", .many(name), .many(.blank), .maybeText(">")], .tag, .pop),
      Rule(["<>"], .tag, .push(.named("children"))),
      Rule(["<", .one(.letter), .many(name)], .tag, .push(.named("tag"))),
      Rule(["{"], .plain, .push(.named("expression"))),
      HTML.entity,
    ])
}
