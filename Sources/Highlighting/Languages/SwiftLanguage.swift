enum SwiftLanguage: Language {
  static let names = ["swift"]
  static let grammar = Grammar([
    State("code", rules: code),
    .interpolation("interpolation", brackets: ("(", ")"), rules: code),
  ])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/", nests: true),
    Rule([.capture("#"), "\"\"\""], .string, .push(.state(rawLongString))),
    Rule([.capture("#"), "\""], .string, .push(.state(rawString))),
    .string("\"\"\"", spansLines: true, inside: inside), .string("\"", inside: inside),
    Rule([.operandExpected, "/", .notAhead(" \t/*)")], .regex, .push(.state(regex))),
    Rule([.capture("#"), "/"], .regex, .push(.state(rawRegex))),
    Rule(["#", .some(.word)], .preprocessor),
    Rule(["@", .some(.word | ".")], .decorator),
    Rule(["`", .some(.word), "`"]),
    Rule(["$", .some(.word)], .variable),
    .number(), .words(vocabulary),
  ]

  private static let inside = [Rule.interpolation("\\(", "interpolation")] + Rule.escapes
  private static let rawInside: [Rule] = [
    Rule(["\\", .captured, "("], .interpolation, .push(.named("interpolation"))),
    Rule(["\\", .captured, "u{", .some(.hexDigit), "}"], .escape),
    Rule(["\\", .captured, .one(.all)], .escape),
  ]
  private static let rawString = State(
    kind: .string, ends: .atLineEnd, rules: rawInside + [Rule(["\"", .captured], .string, .pop)])
  private static let rawLongString = State(
    kind: .string, rules: rawInside + [Rule(["\"\"\"", .captured], .string, .pop)])
  private static let regex = State(
    kind: .regex, ends: .atLineEnd,
    rules: [Rule(["\\", .one(.any)], .regex), Rule(["/"], .regex, .pop)])
  private static let rawRegex = State(
    kind: .regex, rules: [Rule(["/", .captured], .regex, .pop)])

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        as associatedtype async await borrowing break case catch class consuming continue
        convenience default defer deinit distributed do else enum extension fallthrough
        fileprivate for func guard if import in indirect init inout internal is isolated let
        mutating nonisolated nonmutating operator override precedencegroup private protocol public
        repeat required rethrows return self Self static struct subscript super switch throw
        throws try typealias unowned var weak where while
        """
      ),
      (.constant, "true false nil"),
      (
        .type,
        """
        Any AnyObject Array Bool Character Data Date Dictionary Double Error Float Int Int8 Int16
        Int32 Int64 Never Optional Result Set String Substring UInt UInt8 UInt16 UInt32 UInt64 URL
        Void
        """
      ),
    ],
    contextual: [
      (
        .keyword,
        """
        any some get set willSet didSet open final lazy actor package each copy consume discard
        macro left right prefix postfix infix optional dynamic sending
        """
      )
    ],
    announcing: [
      (.function, "func macro"),
      (.typeName, "class struct enum actor protocol extension typealias associatedtype"),
    ],
    keywordsBeforeColon: "default", followedBy: [("(", .function)], capitalized: .typeName)
}
