enum Markdown: Language {
  static let names = ["markdown", "md", "mdx", "gfm", "commonmark"]
  static let grammar = Grammar([
    State(
      "start",
      rules: [
        Rule(
          [.lineStart, .aheadText("---"), .capture("-"), .many(.blank), .lineEnd], .preprocessor,
          .become(.state(frontMatter))),
        Rule([.notAhead("")], .plain, .become(.named("text"))),
      ]),
    State("text", rules: blocks + inlines),
  ])

  /// The fence of the front matter is three dashes; the YAML goes up to the next.
  private static let frontMatter = State(
    rules: [
      Rule(
        [.notAhead("")], .plain,
        .embed(Embedding(language: "yaml", terminator: .fence, then: .state(frontMatterEnd))))
    ])
  private static let frontMatterEnd = State(
    rules: [Rule([.lineStart, .some("-")], .preprocessor, .become(.named("text")))])

  private static let blocks: [Rule] = [
    Rule([.firstOnLine, .some("#"), " ", .many(.any)], .heading),
    fence("`", isNamed: true), fence("~", isNamed: true),
    fence("`", isNamed: false), fence("~", isNamed: false),
    Rule([.firstOnLine, .some(">")], .keyword),
    Rule([.firstOnLine, .one("-*+"), " ", .ahead("["), "[", .one(" xX"), "]"], .keyword),
    Rule([.firstOnLine, .ahead("-*_"), .some("-*_ "), .lineEnd], .keyword),
    Rule([.firstOnLine, .one("-*+"), .ahead(.blank)], .keyword),
    Rule([.firstOnLine, .some(.digit), .one(".)"), .ahead(.blank)], .keyword),
    Rule([.firstOnLine, .some("="), .lineEnd], .heading),
    Rule([.firstOnLine, "|", .some("-:| "), .lineEnd], .comment),
    Rule([.firstOnLine, "[", .some(!"]"), "]:"], .label),
  ]

  private static let inlines: [Rule] = [
    Rule(["\\", .one(.any)], .escape),
    .comment("<!--", "-->"),
    Rule(["``", .some(!"`"), "``"], .string), Rule(["`", .some(!"`"), "`"], .string),
    Rule(["**", .some(!"*"), "**"], .strong),
    Rule(["*", .notAhead(" *"), .some(!"*"), "*"], .emphasis),
    Rule([.notBehind(.word), "_", .some(!"_"), "_", .notAhead(.word)], .emphasis),
    Rule(["~~", .some(!"~"), "~~"], .deleted),
    Rule([.maybe("!"), "[", .many(!"[]"), "](", .many(!")"), .maybe(")")], .tag),
    Rule([.maybe("!"), "[", .some(!"[]"), "]"], .tag),
    Rule(["<", .some(.lower), ":", .some(!"> "), ">"], .attribute),
    Rule(["<", .maybe("/"), .one(.letter), .many(!"<>"), ">"], .tag),
    Rule(["http", .maybe("s"), "://", .many(!" \t)>")], .attribute),
    Rule([.one(.word), .many(.word)]), HTML.entity,
  ]

  /// A fence with the name of a language behind it, or without.
  private static func fence(_ mark: Character, isNamed: Bool) -> Rule {
    let marks = ByteSet(stringLiteral: String(mark))
    let end = State(
      rules: [
        Rule([.many(.blank), .captured, .many(.any)], .string, .pop),
        Rule([.notAhead("")], .plain, .pop),
      ])
    let opening: [Step] = [
      .firstOnLine, .aheadText(String(repeating: mark, count: 3)), .capture(marks),
    ]
    let name: [Step] = isNamed ? [.many(" {."), .language(.word | "+-#")] : []
    let embedding = Embedding(
      language: isNamed ? nil : "text", terminator: .fence, then: .state(end))
    return Rule(opening + name + [.many(!"`"), .lineEnd], .string, .embed(embedding))
  }
}
