enum Lua: Language {
  static let names = ["lua"]

  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] = [
    Rule(["--[", .captureMany("="), "["], .comment, .push(.state(longComment))),
    .lineComment("--"),
    Rule(["[", .captureMany("="), "["], .string, .push(.state(longString))),
    .string("\""), .string("'"),
    Rule(["::", .some(.word), "::"], .label),
    .number(),
    .words(vocabulary),
  ]

  private static let longComment = State(
    kind: .comment, rules: [Rule(["]", .captured, "]"], .comment, .pop)])
  private static let longString = State(
    kind: .string, rules: [Rule(["]", .captured, "]"], .string, .pop)])

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        and break do else elseif end for goto if in local not or repeat return then until while
        """
      ),
      (.constant, "true false nil"),
      (
        .builtin,
        """
        _G _ENV self assert collectgarbage dofile error getmetatable ipairs load next pairs pcall
        print rawequal rawget rawlen rawset require select setmetatable tonumber tostring type
        xpcall coroutine debug io math os package string table utf8
        """
      ),
    ],
    announcing: [(.function, "function")],
    followedBy: [("(", .function)])
}
