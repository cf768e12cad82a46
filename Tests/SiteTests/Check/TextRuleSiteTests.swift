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
}
