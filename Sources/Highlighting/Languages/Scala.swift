enum Scala: Language {
  static let names = ["scala", "sbt", "sc"]
  static let grammar = Grammar([
    State("code", rules: code),
    .interpolation("interpolation", brackets: ("{", "}"), rules: code),
  ])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/", nests: true),
    Rule([.some(.letter), "\"\"\""], .string, .push(.state(longInterpolated))),
    Rule([.some(.letter), "\""], .string, .push(.state(interpolated))),
    .string("\"\"\"", spansLines: true, inside: []), .string("\""),
    Rule(["'\\", .one(.any), "'"], .string),
    Rule(["'", .one(!"'\\"), .many(ByteSet(0x80...0xBF)), "'"], .string),
    Rule(["'", .some(.word)], .symbol),
    Rule(["@", .some(.word | ".")], .decorator),
    .number(), .words(vocabulary),
  ]

  private static let interpolation: [Rule] = [
    Rule(["$$"], .escape), .interpolation("${", "interpolation"),
    Rule(["$", .one(.letter), .many(.word)], .interpolation),
  ]
  private static let interpolated = State(
    kind: .string, ends: .atLineEnd,
    rules: Rule.escapes + interpolation + [Rule(["\""], .string, .pop)])
  private static let longInterpolated = State(
    kind: .string, rules: interpolation + [Rule(["\"\"\""], .string, .pop)])

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        abstract case catch class def derives do else end enum export extends extension final
        finally for forSome given if implicit import infix inline lazy macro match new object
        opaque open override package private protected return sealed super then this throw trait
        transparent try type using val var while with yield
        """
      ),
      (.constant, "true false null"),
      (
        .type,
        """
        Any AnyRef AnyVal Array Boolean Byte Char Double Either Float Future Int List Long Map
        None Nothing Option Seq Set Short Some String Unit Vector
        """
      ),
    ],
    announcing: [(.function, "def"), (.typeName, "class object trait enum type extends with new")],
    followedBy: [("(", .function)], capitalized: .typeName)
}
