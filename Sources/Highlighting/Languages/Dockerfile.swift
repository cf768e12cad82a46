enum Dockerfile: Language {
  static let names = ["dockerfile", "docker", "containerfile"]
  static let grammar = Grammar(
    [
      State("code", rules: code),
      State("line", ends: .atLineEnd, rules: [continuedComment] + Shell.code),
    ] + Shell.states)

  private static let code: [Rule] =
    [
      Rule([.firstOnLine, "#", .many(.any)], .comment),
      .ignoringCase([.firstOnLine, "from", .ahead(.blank)], .keyword, .push(.state(from))),
      .ignoringCase(
        [.firstOnLine, "onbuild", .some(.blank), .some(.letter)], .keyword, .push(.named("line"))),
      Rule(
        [.firstOnLine, .some(.upper | .lower), .ahead(.blank)], .keyword, .push(.named("line"))),
    ] + Shell.code

  private static let from = State(
    ends: .atLineEnd,
    rules: [
      .ignoringCase([.behind(.blank), "as", .ahead(.blank)], .keyword),
      Rule(["--", .some(.word | "-")], .attribute),
      Rule(["$", .maybe("{"), .some(.asciiWord), .maybe("}")], .variable),
      Rule([.some(!" \t\r$")], .string),
    ])

  /// A comment may stand between the lines of a command.
  private static let continuedComment = Rule(
    [.firstOnLine, "#", .many(.any), .maybe("\n")], .comment)
}
