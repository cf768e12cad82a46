enum Go: Language {
  static let names = ["go", "golang"]
  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/"),
    .string("\""), .string("'"), .string("`", spansLines: true, inside: []),
    .number(), .words(vocabulary),
  ]

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        break case chan const continue default defer else fallthrough for func go goto if import
        interface map package range return select struct switch type var
        """
      ),
      (
        .type,
        """
        any bool byte comparable complex128 complex64 error float32 float64 int int16 int32 int64
        int8 rune string uint uint16 uint32 uint64 uint8 uintptr
        """
      ),
      (.constant, "true false nil iota"),
      (
        .builtin,
        """
        append cap clear close complex copy delete imag len make max min new panic print println
        real recover
        """
      ),
    ],
    announcing: [(.function, "func"), (.typeName, "type")],
    followedBy: [("(", .function)])
}
