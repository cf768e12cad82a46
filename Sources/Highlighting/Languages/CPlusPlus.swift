enum CPlusPlus: Language {
  static let names = ["c++", "cpp", "cc", "cxx", "hpp", "hh", "hxx", "cuda", "arduino", "ino"]
  static let grammar = Grammar([State("code", rules: code), CFamily.directive(code)])

  private static let code: [Rule] =
    [
      Rule(
        [.maybe("LuU"), .maybe("8"), "R\"", .captureMany(!" ()\\\"\t"), "("], .string,
        .push(.state(raw))),
      Rule(["[[", .many(!"]"), "]]"], .decorator),
    ] + CFamily.code + [.words(vocabulary)]

  private static let raw = State(
    kind: .string, rules: [Rule([")", .captured, "\""], .string, .pop)])

  private static let vocabulary = Vocabulary(
    known: [
      (.keyword, CFamily.keywords),
      (
        .keyword,
        """
        alignas and and_eq asm bitand bitor catch class co_await co_return co_yield compl concept
        const_cast consteval constinit decltype delete dynamic_cast explicit export final friend
        import module mutable namespace new noexcept not not_eq operator or or_eq override private
        protected public reinterpret_cast requires static_cast template this throw try typeid
        typename using virtual xor xor_eq
        """
      ),
      (.type, CFamily.types),
      (
        .type,
        """
        string string_view vector map unordered_map set unordered_set pair tuple array deque list
        optional variant span unique_ptr shared_ptr weak_ptr function
        """
      ),
      (.constant, CFamily.constants), (.preprocessor, "defined"),
      (.builtin, "std cout cin cerr endl"),
    ],
    announcing: [(.typeName, "class struct union enum concept namespace")],
    followedBy: [("(", .function)], capitalized: .typeName, uppercase: .constant)
}
