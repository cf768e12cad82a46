enum CSharp: Language {
  static let names = ["c#", "csharp", "cs", "csx"]
  static let grammar = Grammar([
    State("code", rules: code),
    .interpolation("interpolation", brackets: ("{", "}"), rules: code),
  ])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/"),
    Rule([.firstOnLine, "#", .some(.word), .many(.any)], .preprocessor),
    Rule([.firstOnLine, "[", .ahead(.letter), .many(!"]\""), "]"], .decorator),
    .string("$\"\"\"", "\"\"\"", spansLines: true, inside: interpolation),
    Rule(["\"\"", .capture("\"")], .string, .push(.state(raw))),
    .string("$@\"", "\"", spansLines: true, inside: doubled + interpolation),
    .string("@$\"", "\"", spansLines: true, inside: doubled + interpolation),
    .string("@\"", "\"", spansLines: true, inside: doubled),
    .string("$\"", "\"", inside: Rule.escapes + interpolation),
    .string("\""), .string("'"),
    .number(), .words(vocabulary),
  ]

  private static let doubled = [Rule(["\"\""], .escape)]
  private static let interpolation = [
    Rule(["{{"], .escape), Rule(["}}"], .escape), Rule.interpolation("{", "interpolation"),
  ]
  private static let raw = State(
    kind: .string, rules: [Rule(["\"\"", .captured], .string, .pop)])

  private static let vocabulary = Vocabulary(
    start: .letter | "@",
    known: [
      (
        .keyword,
        """
        abstract as async await base break case catch checked class const continue default
        delegate do else enum event explicit extern finally fixed for foreach goto if implicit in
        interface internal is lock namespace new not notnull operator or out override params
        private protected public readonly ref return scoped sealed sizeof stackalloc static struct
        switch this throw try typeof unchecked unmanaged unsafe using virtual volatile while yield
        and
        """
      ),
      (
        .type,
        """
        bool byte char decimal double dynamic float int long nint nuint object sbyte short string
        uint ulong ushort var void
        """
      ),
      (.constant, "true false null value"),
    ],
    contextual: [
      (
        .keyword,
        """
        add alias by file from get global group init into join let on orderby record remove required
        select set when where with ascending descending partial
        """
      )
    ],
    announcing: [(.typeName, "class struct interface enum record new"), (.plain, "namespace")],
    keywordsBeforeColon: "default", followedBy: [("(", .function)], capitalized: .typeName)
}
