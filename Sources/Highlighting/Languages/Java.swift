enum Java: Language {
  static let names = ["java", "groovy", "gradle"]
  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/"),
    .string("\"\"\"", spansLines: true), .string("\""), .string("'"),
    Rule(["@", .some(.word | ".")], .decorator),
    .number(), .words(vocabulary),
  ]

  private static let vocabulary = Vocabulary(
    start: .letter | "$", rest: .word | "$",
    known: [
      (
        .keyword,
        """
        abstract assert break case catch class const continue default do else enum exports extends
        final finally for goto if implements import instanceof interface module native new non-
        sealed package permits private protected public record requires return sealed static
        strictfp super switch synchronized this throw throws transient try volatile when while
        with yield def
        """
      ),
      (.type, "boolean byte char double float int long short var void"),
      (.constant, "true false null"),
    ],
    announcing: [(.typeName, "class interface enum extends implements new")],
    followedBy: [("(", .function)], capitalized: .typeName, uppercase: .constant)
}
