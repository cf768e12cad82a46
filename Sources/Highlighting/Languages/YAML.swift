enum YAML: Language {
  static let names = ["yaml", "yml"]
  static let grammar = Grammar([State("node", rules: rules)])

  private static let rules: [Rule] = [
    Rule([.behind(.space), "#", .many(.any)], .comment),
    Rule([.lineStart, "---", .notAhead(!" \r")], .preprocessor),
    Rule([.lineStart, "...", .notAhead(!" \r")], .preprocessor),
    Rule([.lineStart, "%", .many(.any)], .preprocessor),
    Rule(
      [.behind(.space | ":"), .one("|>"), .many("+-0123456789"), .many(.blank), .lineEnd],
      .operator, .push(.state(block))),
    Rule(
      [.behind(.space), .one("|>"), .many("+-0123456789"), .some(.blank), "#", .many(.any)],
      .comment, .push(.state(block))),
    Rule(["\"", .many(!"\"\\"), "\"", .many(.blank), ":", .notAhead(!" \t\r")], .attribute),
    Rule(["'", .many(!"'"), "'", .many(.blank), ":", .notAhead(!" \t\r")], .attribute),
    .string("\"", spansLines: true),
    .string("'", spansLines: true, inside: [Rule(["''"], .escape)]),
    Rule([.one("&*"), .some(.word | "-.")], .label),
    Rule(["!", .many(.word | "!:/.-<>")], .type),
    Rule(
      [.behind(.space | "{,[("), .one(.word | "./$<_"), .many(keyByte), ":", .notAhead(!" \t\r")],
      .attribute),
    constant("true"), constant("false"), constant("null"), constant("~"), constant("yes"),
    constant("no"),
    constant("on"), constant("off"),
    Rule(
      [
        .behind(.space | "[,"), .maybe("-+"), .one(.digit), .many(.word | "._:-+"), .many(.blank),
        .notAhead(!",]}\r#"),
      ], .number),
    // What is no key up to here is none from any later byte of it either.
    Rule([.one(.word), .many(keyByte)]),
  ]

  /// What a key goes on with that is not quoted; a colon in it, as in an address, ends it.
  private static let keyByte: ByteSet = !":#{}[],\"'"
  private static let block = State(kind: .string, ends: .atDedent)

  /// A word that is all of a value.
  private static func constant(_ word: String) -> Rule {
    .ignoringCase([.behind(" \t[,"), .text(word), .many(.blank), .notAhead(!",]}\r#")], .constant)
  }
}
