import Foundation
import Testing

@testable import Site

/// Links between documents by the names of their files.
@Suite struct DocumentLinkTests {
  private static let path = "content/posts/2025-12-28-記事.md"
  private static let page = "2025/12/28/記事/index.html"

  /// A site with posts to link to; the templates show text, excerpt and a list.
  private static func site(_ text: String, _ more: [String: String] = [:]) throws -> TemporarySite {
    try TemporarySite(
      [
        path: post("題", body: text),
        "content/posts/2025-01-01-題.md": post("元旦", date: "2025-01-01", body: "# 見出し"),
        "content/posts/2025-02-02-b/index.md": post("束", date: "2025-02-02"),
        "content/posts/2025-02-02-b/図.svg": "<svg width='1' height='2'/>",
        "content/about.md": "---\ntitle: 紹介\n---\n\n[記事](posts/2025-12-28-記事.md)\n",
        "content/posts/2030-01-01-未来.md": post("未来", date: "2030-01-01"),
        "content/drafts/草稿.md": post("草稿"),
        "content/posts/2025-03-03-取下げ.md": post("取下げ", date: "2025-03-03", "published: false\n"),
        "templates/post.html": "{{ content }}",
        "templates/home.html": "{% for p in site.posts limit: 1 %}{{ p.excerpt }}{% endfor %}",
      ].merging(more) { $1 })
  }

  @Test(arguments: [
    ("[a](2025-01-01-題.md)", "/2025/01/01/%E9%A1%8C/"),
    ("[a](./2025-01-01-題.md#見出し)", "/2025/01/01/%E9%A1%8C/#%E8%A6%8B%E5%87%BA%E3%81%97"),
    (
      "[a](../posts/2025-01-01-%E9%A1%8C.md?a=1&b=%E9%A1%8C)",
      "/2025/01/01/%E9%A1%8C/?a=1&amp;b=%E9%A1%8C"
    ),
    ("[a](2025-02-02-b/index.md)", "/2025/02/02/b/"), ("[a](../about.md)", "/about/"),
    ("[a]\n\n[a]: ../about.md#b", "/about/#b"),
    ("[a](2025-12-28-記事.md)", "/2025/12/28/%E8%A8%98%E4%BA%8B/"),
    ("[a](<2025-01-01-題.md>)", "/2025/01/01/%E9%A1%8C/"),
    ("[a](2025-02-02-b/図.svg)", "/2025/02/02/b/%E5%9B%B3.svg"),
    // What is no file of content/ is taken from the page's own address.
    ("[a](../../)", "/2025/12/"), ("[a](b)", "/2025/12/28/%E8%A8%98%E4%BA%8B/b"),
    ("[a](?b)", "/2025/12/28/%E8%A8%98%E4%BA%8B/?b"), ("[a](/about/)", "/about/"),
    ("[a](../../../../../../b/./c/..)", "/b/"),
    ("[a](https://example.org/a.md)", "https://example.org/a.md"),
  ])
  func leadsToAnAddress(text: String, address: String) async throws {
    for base in ["", "/下"] {
      let site = try Self.site(text)
      let report = await site.build { $0.baseURL = "https://example.com" + base }
      #expect(report.diagnostics.map(\.summary) == [])
      let prefix = base.isEmpty || address.hasPrefix("https") ? "" : "/%E4%B8%8B"
      let expected = "<p><a href=\"\(prefix)\(address)\">a</a></p>"
      #expect(site.files()[Self.page] == expected + "\n")
      #expect(site.files()["index.html"] == expected + "\n")
      let absolute =
        address.hasPrefix("https") ? address : "https://example.com" + prefix + address
      let feed = site.files()["feed.xml"]?.replacing("&amp;", with: "&")
      #expect(feed?.contains("&lt;a href=&quot;\(absolute)&quot;") == true)
      #expect(site.files()["feed.json"]?.contains("href=\\\"\(absolute)\\\"") == true)
    }
  }

  @Test func imagesOfAnotherPostHaveTheirAddressAndSize() async throws {
    let site = try Self.site("![図](2025-02-02-b/図.svg)")
    _ = await site.build()
    #expect(
      site.files()[Self.page]
        == "<p><img src=\"/2025/02/02/b/%E5%9B%B3.svg\" alt=\"図\" width=\"1\" height=\"2\" /></p>\n"
    )
  }

  @Test func eitherNormalFormFindsTheOther() async throws {
    let site = try Self.site(
      "[a](2025-04-04-か\u{3099}.md) [b](2025-04-05-が.md)",
      [
        "content/posts/2025-04-04-が.md": post("合成", date: "2025-04-04"),
        "content/posts/2025-04-05-か\u{3099}.md": post("分解", date: "2025-04-05"),
      ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    #expect(
      site.files()[Self.page]
        == "<p><a href=\"/2025/04/04/%E3%81%8C/\">a</a> <a href=\"/2025/04/05/%E3%81%8C/\">b</a></p>\n"
    )
  }

  @Test(arguments: [
    (
      "文。\n\n前[a](2025-01-01-台.md#b)後",
      "8:6: error: no file 'posts/2025-01-01-台.md' in content/ [did you mean 'posts/2025-01-01-題.md'?]"
    ),
    (
      "- 甲\n- [a](2025-01-01-題.md) [b](無.md)",
      "7:28: error: no file 'posts/無.md' in content/ [paths start at the folder of this file]"
    ),
    (
      "[a]\n\n[a]: 無.md",
      "8:6: error: no file 'posts/無.md' in content/ [paths start at the folder of this file]"
    ),
    (
      "[a](%E7%84%A1.md)",
      "6:5: error: no file 'posts/無.md' in content/ [paths start at the folder of this file]"
    ),
    (
      "[a](&#x7121;.md)",
      "6: error: no file 'posts/無.md' in content/ [paths start at the folder of this file]"
    ),
    (
      "[a](2030-01-01-未来.md)",
      "6:5: error: this leads to 'posts/2030-01-01-未来.md', which is held back until "
        + "2030-01-01T00:00:00Z [take the link out until then, or build with --future]"
    ),
    (
      "[a](../drafts/草稿.md)",
      "6:5: error: this leads to 'drafts/草稿.md', which is a draft "
        + "[publish the draft, take the link out, or build with --drafts]"
    ),
    (
      "[a](2025-03-03-取下げ.md)",
      "6:5: error: this leads to 'posts/2025-03-03-取下げ.md', which says 'published: false' "
        + "[take the link out]"
    ),
  ])
  func aTargetThatIsNotThereIsAnError(text: String, finding: String) async throws {
    let site = try Self.site(text)
    let report = await site.build()
    #expect(report.diagnostics.map(\.summary) == ["\(Self.path):\(finding)"])
    #expect(!report.isBuilt)
  }

  @Test func theSameDestinationTwiceHasTwoPlaces() async throws {
    let report = await (try Self.site("[a](無.md) [b](無.md)\n[c](無.md)")).build()
    #expect(
      report.diagnostics.map { $0.location?.description }
        == [6, 6, 7].enumerated().map {
          "\(Self.path):\($1):\([5, 15, 5][$0])"
        })
  }

  @Test func anErrorOfTheTargetIsToldOnce() async throws {
    let site = try Self.site("[a](誤.md)", ["content/posts/誤.md": "---\ntitle: 誤\n---\n文\n"])
    #expect(await site.build().diagnostics.count == 1)
  }

  @Test func aMovedTargetChangesAllThatShowsTheLink() async throws {
    let site = try Self.site("[a](2025-01-01-題.md)")
    _ = await site.build()
    let target = "content/posts/2025-01-01-題.md"
    try site.write(post("元旦", date: "2025-01-01", "permalink: /新/\n"), to: target)
    _ = await site.build()
    let link = "<p><a href=\"/%E6%96%B0/\">a</a></p>\n"
    #expect(site.files()[Self.page] == link)
    #expect(site.files()["index.html"] == link)
    #expect(site.files()["feed.xml"]?.contains("https://example.com/%E6%96%B0/&quot;") == true)
    try site.remove(target)
    let report = await site.build()
    #expect(
      report.diagnostics.map(\.message) == ["no file 'posts/2025-01-01-題.md' in content/"])
    #expect(site.files()[Self.page] == link)
  }

  @Test func anExcerptLeadsToItsPageFromElsewhere() async throws {
    let site = try Self.site(
      "[見出し](#見出し)と<a href=\"b.html\">頁</a>と[紹介](../about.md)。\n\n# 見出し")
    _ = await site.build()
    let own = "/2025/12/28/%E8%A8%98%E4%BA%8B/"
    let files = site.files()
    #expect(
      files["index.html"]
        == "<p><a href=\"\(own)#%E8%A6%8B%E5%87%BA%E3%81%97\">見出し</a>と<a href=\"\(own)b.html\">頁</a>と"
        + "<a href=\"/about/\">紹介</a>。</p>\n")
    #expect(files[Self.page]?.hasPrefix("<p><a href=\"#%E8%A6%8B") == true)
  }

  /// What looks like a placeholder in an author's text is text.
  @Test(arguments: ["&#xC0;0&#xC1;", "À0Á", "\\xC00\\xC1", "%C00%C1", "&#1;0&#1;", "\u{1}0\u{1}"])
  func nothingElseIsAPlaceholder(text: String) async throws {
    let site = try Self.site("[a](2025-01-01-題.md)\(text) [b](\(text.filter { !$0.isWhitespace }))")
    _ = await site.build()
    let built = site.files()[Self.page] ?? ""
    #expect(built.components(separatedBy: "/2025/01/01/%E9%A1%8C/").count == 2)
  }
}
