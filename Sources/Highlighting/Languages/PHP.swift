enum PHP: Language {
  static let names = ["php", "phtml"]
  static let grammar = Grammar([
    // A snippet without a tag at its start is code.
    State(
      "start",
      rules: [
        Rule([.ahead("<")], .plain, .become(.named("text"))),
        Rule([.notAhead(.blank)], .plain, .become(.named("snippet"))),
      ]),
    State("text", rules: HTML.text(inserted: openings, insertion: "<?")),
    State("snippet", rules: [Rule(["?>"], .preprocessor, .become(.named("text")))] + code),
    State("code", rules: [Rule(["?>"], .preprocessor, .pop)] + code),
    .interpolation("interpolation", brackets: ("{", "}"), rules: code),
  ])

  private static let openings: [Rule] = [
    .ignoringCase(["<?php"], .preprocessor, .push(.named("code"))),
    Rule(["<?="], .preprocessor, .push(.named("code"))),
  ]

  private static let code: [Rule] = [
    comment("//"), .comment("/*", "*/"), Rule(["#[", .many(!"]\"'"), .maybe("]")], .decorator),
    comment("#"),
    .string("\"", spansLines: true, inside: inside), .string("'", spansLines: true),
    .string("`", spansLines: true, inside: inside),
    Rule(["<<<", .many(" "), "'", .capture(.word), "'"], .string, .heredoc(.state(nowdoc))),
    Rule(
      ["<<<", .many(" "), .maybe("\""), .capture(.word), .maybe("\"")], .string,
      .heredoc(.state(heredoc))),
    Rule(["$", .some(.word)], .variable),
    .number(), .words(vocabulary),
  ]

  /// To the end of the line or of the code.
  private static func comment(_ start: String) -> Rule {
    let state = State(
      kind: .comment, ends: .atLineEnd, rules: [Rule([.aheadText("?>")], .comment, .pop)])
    return Rule([.text(start)], .comment, .push(.state(state)))
  }

  private static let inside: [Rule] =
    [
      Rule(["{", .ahead("$")], .interpolation, .push(.named("interpolation"))),
      Rule(["$", .some(.word)], .interpolation),
    ] + Rule.escapes
  private static let heredoc = State(kind: .string, ends: .atIndentedCapturedLine, rules: inside)
  private static let nowdoc = State(kind: .string, ends: .atIndentedCapturedLine)

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        abstract and as break callable case catch class clone const continue declare default do
        echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval
        exit extends final finally fn for foreach function global goto if implements include
        include_once instanceof insteadof interface isset list match namespace new or print
        private protected public readonly require require_once return static switch throw trait
        try unset use var while xor yield die
        """
      ),
      (.type, "array bool float int iterable mixed never object string void self parent"),
      (.constant, "true false null __CLASS__ __DIR__ __FILE__ __LINE__ __METHOD__ __NAMESPACE__"),
    ],
    announcing: [
      (.function, "function fn"), (.typeName, "class interface trait enum extends implements new"),
    ],
    ignoresCase: true, followedBy: [("(", .function)], capitalized: .typeName, uppercase: .constant)
}
