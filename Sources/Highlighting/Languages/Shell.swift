enum Shell: Language {
  static let names = ["bash", "sh", "zsh", "shell", "ksh", "fish", "dash"]
  static let grammar = Grammar(
    [
      State(
        "code",
        rules: [Rule([.lineStart, .one("$%"), " "], .prompt)] + code)
    ] + states)

  /// What the rules of code need beside them, for languages with commands in them.
  static let states: [State] = [
    State(
      "command", rules: [Rule(["("], .plain, .nest), Rule([")"], .interpolation, .unnest)] + code),
    State(
      "parameter", kind: .variable,
      rules: [Rule(["}"], .interpolation, .pop)] + expansions + [
        .string("\""), .string("'", inside: []),
      ]),
    State("heredoc", kind: .string, ends: .atCapturedLine, rules: inside),
    State("indented-heredoc", kind: .string, ends: .atIndentedCapturedLine, rules: inside),
  ]

  static let code: [Rule] =
    [
      Rule([.behind(.space | ";(){}"), "#", .many(.any)], .comment),
      Rule(["\\", .one(.all)], .escape),
      .string("$'", "'", spansLines: true), .string("'", spansLines: true, inside: []),
      .string("\"", spansLines: true, inside: inside),
      Rule(["<<<"], .operator),
      Rule(
        ["<<-", .many(.blank), .one("'\"\\"), .capture(.word), .maybe("'\"")], .string,
        .heredoc(.state(rawIndentedHeredoc))),
      Rule(
        ["<<", .many(.blank), .one("'\"\\"), .capture(.word), .maybe("'\"")], .string,
        .heredoc(.state(rawHeredoc))),
      Rule(["<<-", .many(.blank), .capture(.word)], .string, .heredoc(.named("indented-heredoc"))),
      Rule(
        ["<<", .many(.blank), .ahead(.letter), .capture(.word)], .string,
        .heredoc(.named("heredoc"))),
    ] + expansions + [
      Rule(["`"], .interpolation),
      Rule(
        [.behind(.space | "("), "-", .maybe("-"), .one(.letter), .many(.word | "-")], .attribute),
      Rule(
        [.behind(.space | ";("), .one(.asciiLetter), .many(.asciiWord), .maybe("+"), "="], .variable
      ),
      Rule([.one("|&;<>"), .maybe("|&>")], .operator),
      Rule([.behind(.space), .some(.digit), .notAhead(.word | "-./:")], .number),
      .words(vocabulary),
    ]

  private static let expansions: [Rule] = [
    Rule(["$(("], .interpolation, .push(.state(arithmetic))),
    .interpolation("$(", "command"),
    Rule(["${"], .interpolation, .push(.named("parameter"))),
    Rule(["$", .one(.asciiLetter), .many(.asciiWord)], .variable),
    Rule(["$", .one(.digit | "@*#?$!-")], .variable),
  ]
  private static let inside =
    [Rule(["\\", .one(.all)], .escape), Rule(["`"], .interpolation)] + expansions

  private static let arithmetic = State(
    rules: [
      Rule(["("], .plain, .push(.state(parentheses))), Rule(["))"], .interpolation, .pop),
    ] + operands)
  private static let parentheses = State(
    rules: [Rule(["("], .plain, .nest), Rule([")"], .plain, .unnest)] + operands)
  private static let operands: [Rule] = [
    Rule(["$", .some(.word)], .variable), .number(), Rule([.some(.letter)], .variable),
  ]
  private static let rawHeredoc = State(kind: .string, ends: .atCapturedLine)
  private static let rawIndentedHeredoc = State(kind: .string, ends: .atIndentedCapturedLine)

  private static let vocabulary = Vocabulary(
    start: .letter | .digit | "./~", rest: .word | "-./~:+@%,",
    known: [
      (
        .keyword,
        """
        case coproc do done elif else esac fi for function if in select then time until while end
        """
      ),
      (
        .builtin,
        """
        alias apt apt-get awk bg brew builtin cat cd chmod chown command cp curl cut declare
        dirname docker echo eval exec exit export false fg find getopts git go grep hash head help
        history jobs kill let ln local ls make mkdir mv node npm npx pip pnpm popd printf ps pushd
        pwd python python3 read readonly return rm rmdir rsync ruby sed set shift sleep sort
        source ssh sudo tail tar tee test touch tr trap true type typeset ulimit umask unalias
        uniq unset wait wc wget which xargs yarn cargo swift systemctl
        """
      ),
    ],
    announcing: [(.function, "function")], dotHidesKnown: false,
    followedBy: [("(", .function)])
}
