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
    #expect(uses.mapValues(\.count) == ["API": 2, "カタカナ": 2])
    #expect(uses["API"]?.first == 0..<3)
  }
}
