enum C: Language {
  static let names = ["c", "h"]
  static let grammar = Grammar([State("code", rules: code), CFamily.directive(code)])

  private static let code: [Rule] = CFamily.code + [.words(vocabulary)]

  private static let vocabulary = Vocabulary(
    known: [
      (.keyword, CFamily.keywords), (.type, CFamily.types), (.constant, CFamily.constants),
      (.preprocessor, "defined"),
    ],
    announcing: [(.typeName, "struct union enum")],
    followedBy: [("(", .function)], uppercase: .constant)
}
