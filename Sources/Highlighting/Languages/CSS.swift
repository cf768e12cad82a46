enum CSS: Language {
  static let names = ["css"]
  static let grammar = Grammar(states(common: [.comment("/*", "*/")], endOfSelector: "{};"))

  /// The states; a language built on CSS has more rules that hold everywhere.
  ///
  /// In a block `a:hover {` and `color: red;` begin alike. What of `endOfSelector` comes first
  /// tells one from the other.
  static func states(common: [Rule], endOfSelector: ByteSet) -> [State] {
    [
      State("selectors", rules: common + selectors + [Rule(["{"], .plain, .push(.named("block")))]),
      State(
        "block",
        rules: common + [
          Rule(
            [.one(.letter), .many(name), .ahead(":"), .aheadPast(.allBut(endOfSelector), "{")],
            .tag),
          Rule(
            [.some(name), .many(.blank), ":", .notAhead(":")], .attribute, .push(.named("value"))),
          Rule(["{"], .plain, .push(.named("block"))), Rule(["}"], .plain, .pop),
        ] + selectors),
      State(
        "value",
        rules: common + [
          Rule([";"], .plain, .pop), Rule([.ahead("}")], .plain, .pop),
          // It was a selector after all.
          Rule(["{"], .plain, .become(.named("block"))),
        ] + values),
    ]
  }

  private static let name: ByteSet = .word | "-"
  private static let escapes = [
    Rule(["\\", .some(.hexDigit)], .escape), Rule(["\\", .one(.all)], .escape),
  ]

  private static let selectors: [Rule] = [
    .string("\""), .string("'"),
    Rule(["@", .some(name)], .keyword, .push(.state(atRule))),
    Rule([".", .one(.letter | "-"), .many(name)], .typeName),
    Rule(["#", .some(name)], .label),
    Rule([":", .maybe(":"), .some(name)], .builtin),
    Rule(["[", .some(name)], .attribute),
    .number(suffix: "%"),
    Rule([.one(.letter), .many(name)], .tag),
  ]

  private static let atRule = State(
    rules: [
      .comment("/*", "*/"), Rule([";"], .plain, .pop), Rule([.ahead("{}")], .plain, .pop),
      Rule([.some(name), .ahead(":")], .attribute),
    ] + values)

  private static let values: [Rule] = [
    .string("\"", inside: escapes), .string("'", inside: escapes),
    Rule(["!", .some(.lower)], .keyword),
    Rule(["#", .some(.hexDigit), .notAhead(.word)], .number),
    Rule(["--", .some(name)], .variable),
    Rule(["@", .some(name)], .variable), Rule(["$", .some(name)], .variable),
    .ignoringCase(["url(", .many(!"\"')"), ")"], .string),
    .number(suffix: "%"),
    .words(
      Vocabulary(
        rest: name,
        known: [
          (.keyword, "and or not only from to"),
          (
            .constant,
            """
            inherit initial unset revert auto none normal transparent currentcolor currentColor
            """
          ),
        ], followedBy: [("(", .function)])),
  ]
}
