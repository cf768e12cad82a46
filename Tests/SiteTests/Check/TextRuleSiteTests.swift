import Testing

@testable import Site

/// Rules of text in whole sites: places in the file, settings, and what builds find already.
@Suite struct TextRuleSiteTests {
  private static func check(
    _ rules: Set<String>, _ files: [String: String], settings: String = ""
  ) async throws -> [String] {
    try await FrontMatterRuleTests.check(rules, files, settings: settings)
  }

  @Test("Places are those of the file, behind its front matter")
  func places() async throws {
    let found = try await Self.check(
      ["unpaired-quote", "fullwidth-latin"],
      ["content/posts/2025-01-01-a.md": post("題「", body: "一行目\n- 彼は「ＡＰＩと")])
    #expect(
      found == [
        "content/posts/2025-01-01-a.md:7:5: warning: '「' is never closed [put a '」' where it ends, or take this out]",
        "content/posts/2025-01-01-a.md:7:6: warning: Latin letters in full width: 'ＡＰＩ' [write 'API']",
      ])
  }

  @Test("Rules are switched off and made errors by their names")
  func settings() async throws {
    let files = ["content/posts/2025-01-01-a.md": post("題", body: "彼は「ＡＰＩと")]
    let found = try await Self.check(
      ["unpaired-quote", "fullwidth-latin"], files,
      settings: "check: {unpaired-quote: off, fullwidth-latin: error}\n")
    #expect(
      found == [
        "content/posts/2025-01-01-a.md:6:4: error: Latin letters in full width: 'ＡＰＩ' [write 'API']"
      ])
  }

  @Test("Terms in two widths, by the rarer spelling")
  func widthTwins() async throws {
    let found = try await Self.check(
      ["width-twin"],
      [
        "content/posts/2025-01-01-a.md": post("甲", body: "ＡＰＩとｶﾀｶﾅとＷＥＢ、ＵＲＬ"),
        "content/posts/2025-01-02-b.md": post("乙", body: "APIとカタカナ、API、ＷＥＢ"),
        "content/posts/2025-01-03-c.md": post("丙", body: "APIとWEB、`URL`"),
      ])
    #expect(
      found == [
        "content/posts/2025-01-01-a.md:6:1: warning: 'ＡＰＩ' once beside 'API' 3 times on this site [write 'API' throughout]; the other spelling: content/posts/2025-01-02-b.md:6:1",
        "content/posts/2025-01-01-a.md:6:5: warning: 'ｶﾀｶﾅ' once beside 'カタカナ' once on this site [write 'カタカナ' throughout]; the other spelling: content/posts/2025-01-02-b.md:6:5",
        "content/posts/2025-01-03-c.md:6:5: warning: 'WEB' once beside 'ＷＥＢ' 2 times on this site [write 'ＷＥＢ' throughout]; the other spelling: content/posts/2025-01-01-a.md:6:10",
      ])
  }

  @Test("Bold headings are right where a site takes them for headings")
  func boldHeadings() async throws {
    let files = ["content/posts/2025-01-01-a.md": post("題", body: "**道具**\n\n筆")]
    let message =
      "content/posts/2025-01-01-a.md:6:3: warning: bold words in the place of a heading: '道具' [write '## ' before it in place of the '**', or say 'toc: {bold: true}']"
    #expect(try await Self.check(["bold-heading"], files) == [message])
    #expect(try await Self.check(["bold-heading"], files, settings: "toc: {bold: true}\n") == [])
  }

  @Test("A language of one post's own")
  func language() async throws {
    let body = "かな、かな，かな、かな。"
    let found = try await Self.check(
      ["mixed-punctuation"],
      [
        "content/posts/2025-01-01-a.md": post("甲", body: body),
        "content/posts/2025-01-02-b.md": post("乙", "lang: zh\n", body: body),
      ])
    #expect(
      found == [
        "content/posts/2025-01-01-a.md:6:6: warning: '，' once beside '、' 2 times in this text [write '、' throughout]"
      ])
  }

  @Test(
    "A space makes a heading, where no tag is meant",
    arguments: [
      ("##見出し\n\n文", "## 見出し\n\n文"), ("###标题", "### 标题"), ("#제목\n\n글", "# 제목\n\n글"),
      ("> ##引用\n> 文", "> ## 引用\n> 文"), ("文\n\n#日記", nil), ("#日記 #筆\n\n文", nil),
    ])
  func headingsWithoutSpace(_ body: String, _ expected: String?) async throws {
    let text = post("題", body: body)
    let fixed = try await Self.fixed("heading-without-space", text)
    #expect(fixed == expected.map { post("題", body: $0) } ?? text)
    if expected != nil { #expect(try await Self.fixed("heading-without-space", fixed) == fixed) }
  }

  @Test("Control characters are taken out of the whole file")
  func controlCharacters() async throws {
    let text = post(
      "筆\u{8}と墨", body: "甲\u{1}乙\u{1}\u{2028}丙\n" + String(repeating: "丁\u{7F}\n", count: 30))
    let fixed = try await Self.fixed("control-character", text)
    #expect(
      fixed == post("筆と墨", body: "甲乙丙\n" + String(repeating: "丁\n", count: 30)))
    #expect(try await Self.fixed("control-character", fixed) == fixed)
  }

  /// A post with all mends of one rule.
  private static func fixed(_ rule: String, _ text: String) async throws -> String {
    let site = try TemporarySite(["content/posts/2025-12-28-a.md": text])
    var options = BuildOptions()
    options.source = site.root
    options.now = TemporarySite.now
    let edits = await Build(options).check().diagnostics.filter { $0.rule == rule }.flatMap(\.fix)
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
