/// A session in a terminal: prompts, what was typed behind them, and what came back.
enum Console: Language {
  static let names = [
    "console", "shell-session", "shellsession", "sh-session", "terminal", "bash-session",
    "zsh-session",
  ]
  static let grammar = Grammar(
    [State("output", kind: .output, rules: prompts), line] + Shell.states)

  private static let place: ByteSet = .word | "-.:~/@[]() "
  private static let prompts: [Rule] = [
    prompt([.one("$%"), " "]),
    // Behind a sign that also begins comments only a command in ASCII can stand.
    prompt(["# ", .ahead(.lower | .upper | "./~")]),
    prompt([.maybe("(["), .some(.word | "-."), "@", .some(place), .one("$#%>"), " "]),
    prompt(["~", .many(.word | "-./"), .maybe(" "), .one("$#%>"), " "]),
    prompt(["PS ", .many(!">"), "> "]),
    prompt([.one(.upper), ":\\", .many(!">"), ">"]),
    prompt([.maybeText(">>"), "> "]), prompt(["... "]),
    prompt([.some(.word | "-"), .some("=-"), .one("#>"), " "]),
    prompt(["mysql> "]), prompt(["sqlite> "]), prompt(["irb", .many(!"> "), "> "]),
    Rule([.lineStart, "#", .many(.any)], .comment),
  ]

  private static func prompt(_ steps: [Step]) -> Rule {
    Rule([.lineStart] + steps, .prompt, .push(.named("line")))
  }

  private static let line = State("line", ends: .atLineEnd, rules: Shell.code)
}
