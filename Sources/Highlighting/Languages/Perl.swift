enum Perl: Language {
  static let names = ["perl", "pl", "pm", "perl5"]
  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] =
    [
      Rule([.lineStart, "=", .some(.letter)], .comment, .push(.state(document))),
      Rule(
        [.lineStart, "__", .one("DE"), .some(.upper), "__", .lineEnd], .comment, .push(.state(data))
      ),
      .lineComment("#"),
      Rule(
        ["<<~", .one("'"), .capture(.word), "'"], .string, .heredoc(.state(rawIndentedHeredoc))),
      Rule(
        ["<<~", .maybe("\""), .capture(.word), .maybe("\"")], .string,
        .heredoc(.state(indentedHeredoc))),
      Rule(["<<'", .capture(.word), "'"], .string, .heredoc(.state(rawHeredoc))),
      Rule(
        ["<<", .maybe("\""), .ahead(.letter), .capture(.word), .maybe("\"")], .string,
        .heredoc(.state(heredoc))),
      .string("\"", spansLines: true, inside: inside), .string("'", spansLines: true),
      .string("`", spansLines: true, inside: inside),
    ] + quotes + [
      Rule([.operandExpected, "/"], .regex, .push(.state(regex))),
      Rule(
        [.some("$@%&"), .maybe("#"), .maybe("{^"), .one(.letter), .many(.word | ":"), .maybe("}")],
        .variable),
      Rule([.one("$@"), .one(.digit | "_&!@/\\,;.`'+|")], .variable),
      .number(), .words(vocabulary),
    ]

  private static let inside: [Rule] =
    [
      Rule(
        [.one("$@"), .maybe("{"), .one(.letter), .many(.word | ":"), .maybe("}")], .interpolation)
    ] + Rule.escapes

  private static let document = State(
    kind: .comment, rules: [Rule([.lineStart, "=cut", .many(.any)], .comment, .pop)])
  private static let data = State(kind: .comment)
  private static let heredoc = State(kind: .string, ends: .atCapturedLine, rules: inside)
  private static let rawHeredoc = State(kind: .string, ends: .atCapturedLine)
  private static let indentedHeredoc = State(
    kind: .string, ends: .atIndentedCapturedLine, rules: inside)
  private static let rawIndentedHeredoc = State(kind: .string, ends: .atIndentedCapturedLine)
  private static let regex = State(
    kind: .regex, ends: .atLineEnd,
    rules: [Rule(["\\", .one(.all)], .regex), Rule(["/", .many(.lower)], .regex, .pop)])

  /// `q(...)`, `qw/.../`, `m{...}x`, `s/.../.../g`, `tr/a-z/A-Z/`.
  private static let quotes: [Rule] =
    Rule.brackets.flatMap { bracketed($0) } + [
      quote(["q", .maybe("qwx"), .captureOne("/|!~^")], .string, sameEnd(.string, then: .pop)),
      quote(["m", .captureOne(marks)], .regex, sameEnd(.regex, then: .pop)),
      quote(["qr", .captureOne(marks)], .regex, sameEnd(.regex, then: .pop)),
      quote(["s", .captureOne(marks)], .regex, substitution),
      quote(["tr", .captureOne(marks)], .regex, substitution),
      quote(["y", .captureOne(marks)], .regex, substitution),
    ]

  private static let marks: ByteSet = "/|!~#"

  private static func bracketed(_ brackets: (String, String)) -> [Rule] {
    let open: Step = .text(brackets.0)
    let string = bracketed(brackets, .string, then: .pop)
    let regex = bracketed(brackets, .regex, then: .pop)
    // The replacement is behind the pattern, in brackets of its own.
    let between = State(
      rules: [
        Rule([open], .regex, .become(.state(regex))), Rule([.notAhead(.blank)], .plain, .pop),
      ])
    let pattern = bracketed(brackets, .regex, then: .become(.state(between)))
    return [
      quote(["q", .maybe("qwx"), .many(" "), open], .string, string),
      quote(["m", open], .regex, regex), quote(["qr", open], .regex, regex),
      quote(["s", open], .regex, pattern), quote(["tr", open], .regex, pattern),
      quote(["y", open], .regex, pattern),
    ]
  }

  private static let substitution = sameEnd(
    .regex, then: .become(.state(sameEnd(.regex, then: .pop))))

  private static func quote(_ steps: [Step], _ kind: TokenKind, _ state: State) -> Rule {
    Rule([.notBehind(.word | "$@%&>-{")] + steps, kind, .push(.state(state)))
  }

  private static func bracketed(
    _ brackets: (String, String), _ kind: TokenKind, then action: Rule.Action
  ) -> State {
    State(
      kind: kind,
      rules: [
        Rule(["\\", .one(.all)], kind),
        Rule([.text(brackets.0)], kind, .push(.state(inner(brackets, kind)))),
        Rule([.text(brackets.1), .many(.lower)], kind, action),
      ])
  }

  /// Brackets in brackets.
  private static func inner(_ brackets: (String, String), _ kind: TokenKind) -> State {
    State(
      kind: kind,
      rules: [
        Rule(["\\", .one(.all)], kind), Rule([.text(brackets.0)], kind, .nest),
        Rule([.text(brackets.1)], kind, .unnest),
      ])
  }

  private static func sameEnd(_ kind: TokenKind, then action: Rule.Action) -> State {
    State(
      kind: kind,
      rules: [Rule(["\\", .one(.all)], kind), Rule([.captured, .many(.lower)], kind, action)])
  }

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        and BEGIN cmp continue default do else elsif END eq for foreach ge given goto gt if last
        le local lt my ne next no not or our package redo return state sub unless until use when
        while x xor
        """
      ),
      (
        .builtin,
        """
        bless chomp chop chr close closedir defined delete die each eof eval exists exit grep hex
        index join keys lc lcfirst length local map oct open opendir ord pop pos print printf push
        quotemeta read readdir ref require reverse rindex say scalar shift sort splice split
        sprintf strict substr time uc ucfirst undef unlink unshift utf8 values wantarray warn
        warnings write
        """
      ),
      (.constant, "__PACKAGE__ __FILE__ __LINE__"),
    ],
    announcing: [(.function, "sub"), (.typeName, "package")],
    followedBy: [("(", .function)], capitalized: .typeName)
}
