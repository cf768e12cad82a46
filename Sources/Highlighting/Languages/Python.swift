enum Python: Language {
  static let names = [
    "python", "py", "python3", "py3", "pyi", "ipython", "pycon", "starlark", "bzl",
  ]
  static let grammar = Grammar([
    State("code", rules: code),
    .interpolation("interpolation", brackets: ("{", "}"), rules: code),
  ])

  private static let code: [Rule] =
    [
      .lineComment("#"),
      Rule([.lineStart, ">>> "], .prompt), Rule([.lineStart, "... "], .prompt),
    ] + strings + [
      Rule([.firstOnLine, "@", .some(.word | ".")], .decorator),
      .number(), .words(vocabulary),
    ]

  private static let strings: [Rule] = ["\"\"\"", "'''", "\"", "'"].flatMap { quote in
    let spansLines = quote.count == 3
    let formatted = string(quote, spansLines, inside: formats + Rule.escapes)
    let raw = string(quote, spansLines, inside: [Rule(["\\", .one(.any)], .string)])
    let rawFormatted = string(
      quote, spansLines, inside: formats + [Rule(["\\", .one(.any)], .string)])
    let plain = string(quote, spansLines, inside: Rule.escapes)
    return [
      Rule([.one("fFtT"), .one("rR"), .text(quote)], .string, .push(.state(rawFormatted))),
      Rule([.one("rR"), .one("fFtT"), .text(quote)], .string, .push(.state(rawFormatted))),
      Rule([.one("fFtT"), .text(quote)], .string, .push(.state(formatted))),
      Rule([.maybe("bB"), .one("rR"), .maybe("bB"), .text(quote)], .string, .push(.state(raw))),
      Rule([.maybe("bBuU"), .text(quote)], .string, .push(.state(plain))),
    ]
  }

  private static func string(_ quote: String, _ spansLines: Bool, inside: [Rule]) -> State {
    State(
      kind: .string, ends: spansLines ? [] : .atLineEnd,
      rules: inside + [Rule([.text(quote)], .string, .pop)])
  }

  private static let formats: [Rule] = [
    Rule(["{{"], .escape), Rule(["}}"], .escape), .interpolation("{", "interpolation"),
  ]

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        and as assert async await break case class continue def del elif else except finally for
        from global if import in is lambda match nonlocal not or pass raise return try type while
        with yield
        """
      ),
      (.constant, "True False None NotImplemented Ellipsis"),
      (.variable, "self cls"),
      (
        .builtin,
        """
        __import__ abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod
        compile complex dict dir divmod enumerate eval exec filter float format frozenset getattr
        globals hasattr hash help hex id input int isinstance issubclass iter len list locals map
        max memoryview min next object oct open ord pow print property range repr reversed round
        set setattr slice sorted staticmethod str sum super tuple vars zip Exception ValueError
        TypeError KeyError IndexError RuntimeError StopIteration OSError __name__ __init__
        __main__
        """
      ),
    ],
    announcing: [(.function, "def"), (.typeName, "class")],
    followedBy: [("(", .function)], capitalized: .typeName, uppercase: .constant)
}
