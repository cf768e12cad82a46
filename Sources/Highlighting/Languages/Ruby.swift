enum Ruby: Language {
  static let names = ["ruby", "rb", "irb", "gemfile", "rakefile", "podfile", "gemspec", "rake"]
  static let grammar = Grammar([
    State("code", rules: code),
    .interpolation("interpolation", brackets: ("{", "}"), rules: code),
  ])

  private static let code: [Rule] =
    [
      Rule([.lineStart, "=begin"], .comment, .push(.state(document))),
      Rule([.lineStart, "__END__", .lineEnd], .comment, .push(.state(data))),
      Rule([.lineStart, "irb", .many(!"> "), "> "], .prompt),
      .lineComment("#"),
      .string("\"", spansLines: true, inside: inside), .string("'", spansLines: true),
      .string("`", spansLines: true, inside: inside),
    ] + heredocs + literals + [
      Rule([.operandExpected, "/", .lineEnd], .regex, .push(.state(longRegex))),
      Rule([.operandExpected, "/"], .regex, .push(.state(regex))),
      Rule([.behind(.blank), "/", .notAhead(" =")], .regex, .push(.state(regex))),
      Rule(["::"]), .string(":\"", "\"", kind: .symbol, inside: inside),
      Rule([.notBehind(.word | "?:"), ":", .one(.letter), .many(.word), .maybe("?!=")], .symbol),
      Rule([.one(.letter), .many(.word), .maybe("?!"), ":", .notAhead(":")], .symbol),
      Rule(["@", .maybe("@"), .some(.word)], .variable),
      Rule(["$", .some(.word)], .variable),
      Rule(["$", .one("!@&`'+~0123456789_:;?/\\<>,.*$\"")], .variable),
      .number(), .words(vocabulary),
    ]

  private static let substitution = Rule.interpolation("#{", "interpolation")
  private static let inside = [substitution] + Rule.escapes
  private static let document = State(
    kind: .comment, rules: [Rule([.lineStart, "=end", .many(.any)], .comment, .pop)])
  private static let data = State(kind: .comment)
  private static let regex = State(kind: .regex, ends: .atLineEnd, rules: insideRegex)
  /// One that begins with a line's end goes over lines, with comments in it.
  private static let longRegex = State(kind: .regex, rules: [.lineComment("#")] + insideRegex)
  private static let insideRegex: [Rule] = [
    substitution, Rule(["\\", .one(.all)], .regex), Rule(["/", .many(.lower)], .regex, .pop),
  ]

  private static let heredocs: [Rule] = [
    heredoc([.one("~-"), "'", .capture(.word), "'"], .atIndentedCapturedLine, inside: []),
    heredoc(
      [.one("~-"), .maybe("\"`"), .capture(.word), .maybe("\"`")], .atIndentedCapturedLine,
      inside: inside),
    heredoc(["'", .capture(.word), "'"], .atCapturedLine, inside: []),
    heredoc(
      [.maybe("\"`"), .ahead(.upper), .capture(.word), .maybe("\"`")], .atCapturedLine,
      inside: inside),
  ]

  private static func heredoc(_ steps: [Step], _ ends: State.Ends, inside: [Rule]) -> Rule {
    let body = State(kind: .string, ends: ends, rules: inside)
    return Rule(["<<"] + steps, .string, .heredoc(.state(body)))
  }

  /// `%w[...]`, `%q(...)`, `%r{...}`, `%(...)`.
  private static let literals: [Rule] =
    Rule.brackets.flatMap { bracketed($0) } + [
      Rule(["%", .one("wWiIqQ"), .captureOne("|!/")], .string, .push(.state(sameEnd(.string)))),
      Rule(["%r", .captureOne("|!/")], .regex, .push(.state(sameEnd(.regex)))),
    ]

  private static func bracketed(_ brackets: (String, String)) -> [Rule] {
    let start: Step = .notBehind(.word | ")]}")
    let open: Step = .text(brackets.0)
    return [
      literal([start, "%", .one("wiqs"), open], brackets, .string, inside: []),
      literal([start, "%", .one("WIQx"), open], brackets, .string, inside: inside),
      literal([start, "%r", open], brackets, .regex, inside: [substitution]),
      literal([.operandExpected, "%", open], brackets, .string, inside: inside),
    ]
  }

  private static func literal(
    _ steps: [Step], _ brackets: (String, String), _ kind: TokenKind, inside: [Rule]
  ) -> Rule {
    let state = State(
      kind: kind,
      rules: inside + [
        Rule(["\\", .one(.all)], kind), Rule([.text(brackets.0)], kind, .nest),
        Rule([.text(brackets.1)], kind, .unnest),
      ])
    return Rule(steps, kind, .push(.state(state)))
  }

  private static func sameEnd(_ kind: TokenKind) -> State {
    State(kind: kind, rules: [Rule(["\\", .one(.all)], kind), Rule([.captured], kind, .pop)])
  }

  private static let vocabulary = Vocabulary(
    rest: .word,
    known: [
      (
        .keyword,
        """
        BEGIN END alias and begin break case class def defined? do else elsif end ensure for if in
        module next not or redo rescue retry return then undef unless until when while yield
        """
      ),
      (.constant, "true false nil __FILE__ __LINE__ __dir__"),
      (.variable, "self super"),
      (
        .builtin,
        """
        attr_accessor attr_reader attr_writer catch extend include lambda loop p pp prepend print
        printf private proc protected public puts raise require require_relative sleep throw
        """
      ),
    ],
    announcing: [(.function, "def"), (.typeName, "class module")],
    followedBy: [("(", .function)], capitalized: .typeName)
}
