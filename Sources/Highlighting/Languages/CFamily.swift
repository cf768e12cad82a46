/// What C, C++ and Objective-C share.
enum CFamily {
  /// Rules of code without words.
  static let code: [Rule] = [
    .lineComment("//"),
    .comment("/*", "*/"),
    Rule([.firstOnLine, "#", .many(.blank), "include"], .preprocessor, .push(.state(include))),
    Rule([.firstOnLine, "#", .many(.blank), "import"], .preprocessor, .push(.state(include))),
    Rule(
      [.firstOnLine, "#", .many(.blank), .some(.word)], .preprocessor,
      .push(.named("directive"))),
    .string("\""), .string("L\"", "\""), .string("u8\"", "\""), .string("u\"", "\""),
    .string("U\"", "\""),
    .string("'"), .string("L'", "'"), .string("u'", "'"), .string("U'"),
    .number(),
  ]

  private static let include = State(
    ends: .atLineEnd,
    rules: [
      Rule(["<", .many(!">"), ">"], .string), .string("\""), .lineComment("//"),
      .comment("/*", "*/"),
    ])

  /// A line of the preprocessor, with code in it; a backslash before the line's end goes on.
  static func directive(_ code: [Rule]) -> State {
    State(
      "directive", ends: .atLineEnd,
      rules: [Rule(["\\", .maybe("\r"), "\n"], .escape)] + code)
  }

  static let keywords = """
    break case const continue default do else enum extern for goto if inline register restrict
    return sizeof static struct switch typedef union volatile while _Alignas _Alignof _Atomic
    _Generic _Noreturn _Static_assert _Thread_local alignas alignof static_assert thread_local
    typeof constexpr
    """
  static let types = """
    auto bool char double float int long short signed unsigned void _Bool _Complex size_t ssize_t
    ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t
    wchar_t char8_t char16_t char32_t FILE va_list time_t off_t pid_t
    """
  static let constants = "NULL true false nullptr stdin stdout stderr EOF"
}
