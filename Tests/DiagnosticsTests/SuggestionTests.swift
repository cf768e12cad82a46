import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("pots", ["page", "post"], "post"), ("カテゴリ", ["カテゴリー", "タグ"], "カテゴリー"),
      ("Tags", ["tags"], "tags"), ("x", ["y", "abc"], "y"), ("archive", ["post"], nil),
      ("abcd", ["abce", "abcf"], "abce"), ("", ["long"], nil),
    ] as [(String, [String], String?)])
  func nearest(name: String, candidates: [String], expected: String?) {
    #expect(Suggestion.nearest(to: name, among: candidates) == expected)
    #expect(Suggestion.nearest(to: name, among: candidates.reversed()) == expected)
  }

  @Test func hint() {
    #expect(Suggestion.hint(for: "pots", among: ["post"]) == "did you mean 'post'?")
    #expect(Suggestion.hint(for: "한글", among: ["post"]) == nil)
  }
}
