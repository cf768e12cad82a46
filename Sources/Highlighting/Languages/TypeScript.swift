enum TypeScript: Language {
  static let names = ["typescript", "ts", "mts", "cts"]
  static let grammar = Grammar(
    JavaScript.states(JavaScript.code(vocabulary, hasTags: false)))

  static let vocabulary = Vocabulary(
    start: .letter | "$", rest: .word | "$",
    known: [
      (.keyword, JavaScript.keywords),
      (.keyword, "enum implements interface keyof private protected public"),
      (.type, "any bigint boolean never number object string symbol unknown void"),
      (.constant, JavaScript.constants), (.builtin, JavaScript.builtins),
    ],
    contextual: [
      (.keyword, JavaScript.contextualKeywords),
      (
        .keyword,
        """
        type declare abstract override readonly module namespace require unique out is asserts
        accessor satisfies infer
        """
      ),
    ],
    announcing: [
      (.function, "function"),
      (.typeName, "class interface type enum extends implements namespace new"),
    ],
    keywordsBeforeColon: "default", followedBy: [("(", .function)], capitalized: .typeName)
}

/// TypeScript with tags, which takes `<T>` before a value for one.
enum TSX: Language {
  static let names = ["tsx"]
  static let grammar = Grammar(
    JavaScript.states(JavaScript.code(TypeScript.vocabulary, hasTags: true)))
}
