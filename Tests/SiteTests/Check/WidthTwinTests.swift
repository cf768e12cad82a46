import Testing

@testable import Site

/// Terms in two widths.
@Suite struct WidthTwinTests {
  @Test(arguments: [
    ("ＡＰＩとｶﾀｶﾅとＷeb", ["API=ＡＰＩ", "カタカナ=ｶﾀｶﾅ", "Web=Ｗeb"]),
    ("ﾌﾟﾛｸﾞﾗﾑ", ["プログラム=ﾌﾟﾛｸﾞﾗﾑ"]),
    ("APIとカタカナ", []),
    ("２０２６年、Ａ、ｶ、ｗｗｗ", []),
    ("`ＡＰＩ`\n\n    ｶﾀｶﾅ\n", []),
  ])
  func variants(_ text: String, _ expected: [String]) {
    let found = WidthTwins.variants(in: .of(text))
    #expect(found.map { "\($0.term)=\($0.spelling)" } == expected)
  }

  @Test func uses() {
    let text = ProseText.of("APIとRESTAPI、API。`API`、カタカナ、カタカナ語")
    let uses = WidthTwins.uses(of: ["API", "カタカナ"], in: text)
    #expect(
      uses.map { "\($0.place) \($0.spelling) \($0.count)" } == [
        "a.md:1:1 API 2", "a.md:1:23 カタカナ 2",
      ])
  }

  @Test(arguments: [
    ("使うAPIの", true), ("ＡＰＩ", false), ("APカ", false), ("カタカナ", true), ("A", false), ("", false),
  ])
  func search(_ text: String, _ isFound: Bool) {
    #expect(TermSearch(["API", "カタカナ"]).finds(in: Array(text.utf8)) == isFound)
  }
}
