import Testing

@testable import Site

/// What `fude check --fix` writes for rules of text: whole files, in four languages.
@Suite struct TextFixTests {
  /// A text of each language before and behind the mend of one rule.
  struct Row: Sendable, CustomTestStringConvertible {
    let rule: String
    /// By language: before, behind.
    let texts: [String: (String, String)]

    var testDescription: String { rule }
  }

  @Test(arguments: [
    Row(
      rule: "unpaired-quote",
      texts: [
        "ja": ("言葉（ことば)と、\n(ことば）。`（)`", "言葉（ことば）と、\n（ことば）。`（)`"),
        "zh": ("其中的”附加组件”和“字“。", "其中的“附加组件”和“字”。"),
        "ko": ("붓(筆）과 ”먹”", "붓（筆）과 “먹”"),
        "en": ("She said ”go” twice.", "She said “go” twice."),
      ]),
    Row(
      rule: "fullwidth-latin",
      texts: [
        "ja": (
          "# ＡＰＩ\n\n２０２６年のＡＰＩ、`ＡＰＩ`、１) 一", "# ＡＰＩ\n\n2026年のAPI、`ＡＰＩ`、１) 一"
        ),
        "zh": ("用ＨＴＭＬ５写", "用HTML5写"), "ko": ("ＷＥＢ 문서", "WEB 문서"),
        "en": ("an ＡＰＩ, １．５ times", "an API, 1.5 times"),
      ]),
    Row(
      rule: "decomposed-text",
      texts: [
        "ja": ("か\u{3099}んは\u{309A}る。`か\u{3099}`", "がんぱる。`か\u{3099}`"),
        "zh": ("拼音 pi\u{0304}n", "拼音 pīn"), "ko": ("\u{1112}\u{1161}\u{11AB} 자", "한 자"),
        "en": ("a cafe\u{0301}", "a café"),
      ]),
    Row(
      rule: "unparsed-emphasis",
      texts: [
        "ja": ("これは** 強調 **です。\n\n- __強__め", "これは**強調**です。\n\n- **強**め"),
        "zh": ("这是**重点 **。", "这是**重点**。"),
        "ko": ("이것은 ~~ 취소 ~~ 입니다. **강조 **입니다", "이것은 ~~취소~~ 입니다. **강조 **입니다"),
        "en": ("this is ** very ** good, 2 ** 3 ** 4", "this is **very** good, 2 ** 3 ** 4"),
      ]),
    Row(
      rule: "heading-without-space",
      texts: [
        "ja": ("##見出し\n\n文", "## 見出し\n\n文"), "zh": ("###标题\n文", "### 标题\n文"),
        "ko": ("#제목\n\n#태그", "# 제목\n\n#태그"), "en": ("#hashtag\n\ntext", "#hashtag\n\ntext"),
      ]),
    Row(
      rule: "control-character",
      texts: [
        "ja": ("一\u{8}二", "一二"), "zh": ("一\u{2028}二", "一二"), "ko": ("가\u{7F}나", "가나"),
        "en": ("a\u{1}b\u{85}c", "abc"),
      ]),
  ])
  func mended(_ row: Row) async throws {
    var files: [String: String] = [:]
    var expected: [String: String] = [:]
    for (language, texts) in row.texts {
      let name = "posts/2025-12-28-\(language).md"
      files["content/" + name] = post(language, "lang: \(language)\n", body: texts.0)
      expected[name] = post(language, "lang: \(language)\n", body: texts.1)
    }
    // The mends of other rules would show as well.
    let others = CheckRule.all.map(\.name).filter { $0 != row.rule }
    files["site.yml"] =
      TemporarySite.settings + "check:\n" + others.map { "  \($0): off\n" }.joined()
    let site = try TemporarySite(files)
    let first = await site.check(wanted: { $0.mends = true })
    #expect(first.mended.allSatisfy { $0.rule == row.rule })
    #expect(site.files(in: "content") == expected)
    let second = await site.check(wanted: { $0.mends = true })
    #expect(second.mended == [])
    #expect(site.files(in: "content") == expected)
    #expect(!second.diagnostics.contains { !$0.fix.isEmpty })
    #expect(!(await site.build()).diagnostics.containsError)
  }
}
