enum Dart: Language {
  static let names = ["dart"]
  static let grammar = Grammar([
    State("code", rules: code),
    .interpolation("interpolation", brackets: ("{", "}"), rules: code),
  ])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/", nests: true),
    .string("r'''", "'''", spansLines: true, inside: []),
    .string("r\"\"\"", "\"\"\"", spansLines: true, inside: []),
    .string("r'", "'", inside: []), .string("r\"", "\"", inside: []),
    .string("'''", spansLines: true, inside: inside),
    .string("\"\"\"", spansLines: true, inside: inside),
    .string("'", inside: inside), .string("\"", inside: inside),
    Rule(["@", .some(.word | ".")], .decorator),
    .number(), .words(vocabulary),
  ]

  private static let inside =
    Rule.escapes + [
      .interpolation("${", "interpolation"),
      Rule(["$", .one(.asciiLetter), .many(.asciiWord)], .interpolation),
    ]

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        abstract as assert async await base break case catch class const continue covariant
        default deferred do else enum export extends extension external factory final finally for
        get hide if implements import in interface is late library mixin new on operator part
        required rethrow return sealed set show static super switch sync this throw try typedef
        var when while with yield
        """
      ),
      (
        .type,
        """
        bool double dynamic int num void String List Map Set Iterable Future Stream Object
        Function Never
        """
      ),
      (.constant, "true false null"),
    ],
    announcing: [(.typeName, "class enum extends implements mixin extension with new")],
    keywordsBeforeColon: "default", followedBy: [("(", .function)], capitalized: .typeName)
}
