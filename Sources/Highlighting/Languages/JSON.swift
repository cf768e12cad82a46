enum JSON: Language {
  static let names = [
    "json", "jsonc", "json5", "jsonl", "ndjson", "geojson", "webmanifest", "jsonld",
  ]
  static let grammar = Grammar([State("value", rules: rules)])

  private static let rules: [Rule] = [
    .lineComment("//"), .comment("/*", "*/"),
    Rule(["\"", .many(!"\"\\"), "\"", .aheadPast(.blank, ":")], .attribute),
    .string("\""), .string("'"),
    .number(),
    .words(
      Vocabulary(
        start: .letter | "$", rest: .word | "$",
        known: [(.constant, "true false null NaN Infinity undefined")],
        followedBy: [(":", .attribute)])),
  ]
}
