enum TOML: Language {
  static let names = ["toml", "cargo.toml"]
  static let grammar = Grammar([State("line", rules: rules)])

  private static let key: ByteSet = .word | "-."
  private static let rules: [Rule] = [
    .lineComment("#"),
    Rule(
      [
        .firstOnLine, "[", .maybe("["), .many(!"]\n,"), "]", .maybe("]"), .many(.blank),
        .notAhead(!"#\r"),
      ], .keyword),
    Rule([.some(key), .aheadPast(.blank, "=")], .attribute),
    Rule(["\"", .many(!"\"\\"), "\"", .aheadPast(.blank, "=")], .attribute),
    .string("\"\"\"", spansLines: true), .string("'''", spansLines: true, inside: []),
    .string("\""), .string("'", inside: []),
    // Dates and times.
    Rule(
      [.some(.digit), "-", .some(.digit), "-", .some(.digit), .many(.digit | "TZtz:.+- ")], .number),
    Rule([.some(.digit), ":", .some(.digit | ":.")], .number),
    .number(),
    .words(Vocabulary(known: [(.constant, "true false inf nan")])),
  ]
}
