enum Rust: Language {
  static let names = ["rust", "rs"]
  static let grammar = Grammar([State("code", rules: code)])

  private static let code: [Rule] = [
    .lineComment("//"), .comment("/*", "*/", nests: true),
    Rule([.maybe("bc"), "r", .captureMany("#"), "\""], .string, .push(.state(raw))),
    .string("\"", spansLines: true), .string("b\"", "\"", spansLines: true),
    .string("c\"", "\"", spansLines: true),
    // A character, unless it is the name of a lifetime or a label.
    Rule([.maybeText("b"), "'\\u{", .some(.hexDigit | "_"), "}'"], .string),
    Rule([.maybeText("b"), "'\\x", .some(.hexDigit), "'"], .string),
    Rule([.maybeText("b"), "'\\", .one(.any), "'"], .string),
    Rule([.maybeText("b"), "'", .one(!"'\\"), .many(ByteSet(0x80...0xBF)), "'"], .string),
    Rule(["'", .some(.word)], .label),
    Rule(["#", .maybe("!"), "[", .many(!"]\""), .maybe("]")], .decorator),
    Rule(["r#", .some(.word)]),
    Rule([.some(.letter), .many(.word), "!", .notAhead("=")], .builtin),
    .number(), .words(vocabulary),
  ]

  private static let raw = State(kind: .string, rules: [Rule(["\"", .captured], .string, .pop)])

  private static let vocabulary = Vocabulary(
    known: [
      (
        .keyword,
        """
        as async await break const continue crate dyn else enum extern fn for gen if impl in let
        loop macro_rules match mod move mut pub ref return self Self static struct super trait
        type union unsafe use where while yield
        """
      ),
      (
        .type,
        """
        bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize Box HashMap
        Option Result String Vec
        """
      ),
      (.constant, "true false None Some Ok Err"),
    ],
    announcing: [(.function, "fn"), (.typeName, "struct enum trait type union")],
    followedBy: [("(", .function)], capitalized: .typeName, uppercase: .constant)
}
