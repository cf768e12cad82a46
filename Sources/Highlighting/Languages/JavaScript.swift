enum JavaScript: Language {
  static let names = ["javascript", "js", "jsx", "mjs", "cjs", "node", "nodejs", "ecmascript"]
  static let grammar = Grammar(states(code(vocabulary, hasTags: true)))

  /// The states, for code in JavaScript or a language built on it.
  static func states(_ code: [Rule]) -> [State] {
    [
      State("code", rules: code),
      .interpolation("interpolation", brackets: ("{", "}"), rules: code),
      JSX.tag, JSX.children,
      State(
        "expression", rules: [Rule(["{"], .plain, .nest), Rule(["}"], .plain, .unnest)] + code),
    ]
  }

  static func code(_ vocabulary: Vocabulary, hasTags: Bool) -> [Rule] {
    [
      .lineComment("//"), .comment("/*", "*/"),
      Rule([.operandExpected, "/"], .regex, .push(.state(regex))),
    ] + (hasTags ? JSX.openings : []) + [
      .string("\""), .string("'"),
      .string(
        "`", spansLines: true, inside: [.interpolation("${", "interpolation")] + Rule.escapes),
      Rule(["@", .one(.letter), .many(.word | ".")], .decorator),
      Rule(["#", .one(.letter), .many(.word)], .variable),
      Rule(["=>"], .keyword),
      .number(), .words(vocabulary),
    ]
  }

  private static let regex = State(
    kind: .regex, ends: .atLineEnd,
    rules: [
      Rule(["\\", .one(.any)], .regex),
      Rule(["["], .regex, .push(.state(regexClass))),
      Rule(["/", .many(.lower)], .regex, .pop),
    ])
  private static let regexClass = State(
    kind: .regex, ends: .atLineEnd,
    rules: [Rule(["\\", .one(.any)], .regex), Rule(["]"], .regex, .pop)])

  static let keywords = """
    await break case catch class const continue debugger default delete do else export extends
    finally for function if import in instanceof let new return static super switch this throw try
    typeof using var void while with yield
    """
  static let contextualKeywords = "as from get of set async"
  static let constants = "true false null undefined NaN Infinity"
  static let builtins = """
    Array ArrayBuffer BigInt Boolean Date Error Intl JSON Map Math Number Object Promise Proxy
    Reflect RegExp Set String Symbol URL WeakMap WeakSet arguments console document fetch
    globalThis module process require window
    """

  private static let vocabulary = Vocabulary(
    start: .letter | "$", rest: .word | "$",
    known: [(.keyword, keywords), (.constant, constants), (.builtin, builtins)],
    contextual: [(.keyword, contextualKeywords)],
    announcing: [(.function, "function"), (.typeName, "class extends new")],
    keywordsBeforeColon: "default", followedBy: [("(", .function)], capitalized: .typeName)
}
