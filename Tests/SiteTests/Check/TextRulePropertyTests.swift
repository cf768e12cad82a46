import Diagnostics
import TestSupport
import Testing

@testable import Site

/// What holds for all rules of text, whatever the text.
@Suite struct TextRulePropertyTests {
  /// Something for each rule to find.
  private static let bad = [
    "�", "「", "』", "（甲)", "“", "ＡＰＩ", "２０２６", "か\u{3099}", "\u{1112}\u{1161}\u{11AB}",
    "，", "．", "** 強調 **", "__強調__", "~~ 消 ~~", "**道具**", "#### 見出し", "ｶﾀｶﾅ",
  ]
  private static let good = [
    "かなの文。", "中文的字。", "한국어 글.", "plain words.", "**太字**と*斜体*。", "「引用」（注）、", "- 項目", "> 引用",
  ]

  /// What keeps words from being prose, around them.
  private static let wraps: [(String, String)] = [
    ("`", "`"), ("`` ", " ``"), ("\n\n```\n", "\n```\n\n"), ("\n\n~~~ text\n", "\n~~~\n\n"),
    ("\n\n***\n\n    ", "\n\n"), ("<kbd>", "</kbd>"), ("<code>", "</code>"),
    ("<b title=\"", "\">字</b>"),
    ("\n\n<div>\n", "\n</div>\n\n"), ("<!-- ", " -->"), ("\n\n<pre>\n", "\n</pre>\n\n"),
    ("[題](<", ">)"), ("\n\n$$\nx = ", "\n$$\n\n"),
  ]

  @Test("Nothing is found in code, formulas, addresses, HTML and front matter")
  func nothingInCode() {
    for seed in 0..<500 as Range<UInt64> {
      var random = SplitMix64(state: seed)
      var text = "かな。"
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        text += Self.good.randomElement(using: &random) ?? ""
        let wrap = Self.wraps.randomElement(using: &random) ?? ("`", "`")
        let inner = Self.bad.randomElement(using: &random) ?? ""
        text += wrap.0 + inner + wrap.1
        if Bool.random(using: &random) { text += "\n\n" }
      }
      for rule in TextRuleTests.all {
        let found = TextRuleTests.run(rule, text).found
        #expect(found == [], "seed \(seed): \(text)")
      }
      #expect(WidthTwins.variants(in: .of(text)) == [], "seed \(seed): \(text)")
    }
  }

  @Test("Mending a text makes one that is Markdown of the same shape, and needs no more mending")
  func mended() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SplitMix64(state: seed)
      let pieces =
        Self.bad + Self.good + ["\n", "\n\n", "`", " ", "*", "_", "[", "](u)", ")", "1", "."]
      let text = (0..<Int.random(in: 1...20, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      for rule in TextRuleTests.all {
        let fixed = TextRuleTests.run(rule, text).fixed
        let again = TextRuleTests.run(rule, fixed).fixed
        #expect(again == fixed, "seed \(seed): \(text)")
        let shapes = [text, fixed].map { ProseText.of($0).prose.blocks.map(\.kind) }
        #expect(shapes[0] == shapes[1], "seed \(seed): \(text)")
      }
    }
  }

  @Test(
    "Hostile texts are looked at to their end",
    arguments: [
      "「", "」", "（", ")", "“", "１", "ＡＰＩ、", "か\u{3099}", "** ", "_あ_", "，、", "# 甲\n\n", "**甲**\n\n",
    ])
  func hostile(_ part: String) {
    let text = ProseText.of(String(repeating: part, count: 5_000))
    for rule in TextRuleTests.all { _ = rule(text).count }
    _ = WidthTwins.variants(in: text)
  }
}
