enum Kotlin: Language {
  static let names = ["kotlin", "kt", "kts"]
  static let grammar = Grammar([
    State("code", rules: code),
    .interpolation("interpolation", brackets: ("{", "}"), rules: code),
  ])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/", nests: true),
    .string("\"\"\"", spansLines: true, inside: interpolation),
    .string("\"", inside: Rule.escapes + interpolation), .string("'"),
    Rule(["@", .some(.word | ":.")], .decorator),
    Rule(["`", .some(!"`"), "`"], .plain),
    .number(), .words(vocabulary),
  ]

  private static let interpolation = [
    Rule.interpolation("${", "interpolation"),
    Rule(["$", .one(.letter), .many(.word)], .interpolation),
  ]

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        abstract annotation as break catch class companion const constructor continue crossinline
        delegate do dynamic else enum external final finally for fun if import in init inline
        interface internal is lateinit noinline object override package private protected public
        reified return sealed super suspend tailrec this throw try typealias typeof val var vararg
        when where while
        """
      ),
      (.constant, "true false null it"),
      (
        .type,
        """
        Any Array Boolean Byte Char Double Float Int List Long Map MutableList MutableMap Nothing
        Set Short String Unit
        """
      ),
    ],
    contextual: [(.keyword, "value get set data inner open operator out infix by actual expect")],
    announcing: [(.function, "fun"), (.typeName, "class interface object typealias")],
    followedBy: [("(", .function), ("@", .label)], capitalized: .typeName, uppercase: .constant)
}
