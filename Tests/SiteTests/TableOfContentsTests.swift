import Foundation
import Testing

@testable import Site

/// `page.toc`, `page.toc_html` and when the default theme shows them.
@Suite struct TableOfContentsTests {
  private static let template =
    "{% for a in page.toc %}{{ a.level }} {{ a.title }} {{ a.url }}\n"
    + "{% for b in a.children %}- {{ b.level }} {{ b.title }} {{ b.url }}\n"
    + "{% for c in b.children %}-- {{ c.level }} {{ c.title }} {{ c.id }}\n"
    + "{% endfor %}{% endfor %}{% endfor %}"

  @Test(arguments: [
    ("## 甲\n\n### 乙\n\n### 丙\n\n## 丁", "2 甲 #甲\n- 3 乙 #乙\n- 3 丙 #丙\n2 丁 #丁\n"),
    ("### 甲\n\n## 乙\n\n#### 丙 `a<b`\n\n###### 丁", "3 甲 #甲\n2 乙 #乙\n- 4 丙 a&lt;b #丙-ab\n-- 6 丁 丁\n"),
    ("## 甲 {.no_toc}\n\n## 乙 {#b}", "2 乙 #b\n"),
    ("文。", ""),
  ])
  func isNested(text: String, expected: String) async throws {
    let site = try TemporarySite([
      "content/posts/x.md": post("題", body: text), "templates/post.html": Self.template,
    ])
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let built = site.files()["2025/12/28/x/index.html"]?.removingPercentEncoding
    #expect(built == expected)
  }

  @Test func isHTMLToo() async throws {
    let site = try TemporarySite([
      "content/posts/x.md": post("題", body: "## 甲 & 乙\n\n### 丙"),
      "templates/post.html": "{{ page.toc_html }}",
    ])
    _ = await site.build()
    #expect(
      site.files()["2025/12/28/x/index.html"]
        == "<nav class=\"toc\">\n<ul>\n<li><a href=\"#%E7%94%B2--%E4%B9%99\">甲 &amp; 乙</a>\n<ul>\n"
        + "<li><a href=\"#%E4%B8%99\">丙</a></li>\n</ul>\n</li>\n</ul>\n</nav>\n")
  }

  @Test(arguments: [
    ("", "", false), ("toc: true", "", true), ("toc: {bold: true}", "", true),
    ("", "toc: true", true), ("toc: true", "toc: false", false), ("toc: false", "toc: true", true),
  ])
  func theThemeShowsItWhenAsked(settings: String, frontMatter: String, isShown: Bool) async throws {
    let more = frontMatter.isEmpty ? "" : frontMatter + "\n"
    let site = try TemporarySite(
      [
        "site.yml": TemporarySite.settings + settings + "\n",
        "content/posts/x.md": post("題", more, body: "## 甲"),
        "content/posts/y.md": post("題二", more, body: "見出しのない文。"),
      ], plain: false)
    _ = await site.build()
    let files = site.files()
    #expect(files["2025/12/28/x/index.html"]?.contains("<nav class=\"toc\">") == isShown)
    #expect(files["2025/12/28/x/index.html"]?.contains("<summary>目次</summary>") == isShown)
    #expect(files["2025/12/28/y/index.html"]?.contains("<summary>") == false)
  }

  @Test func anEditedHeadingChangesThePagesThatListIt() async throws {
    let site = try TemporarySite([
      "content/posts/x.md": post("題", body: "## 甲"),
      "templates/home.html":
        "{% for p in site.posts %}{{ p.toc | map: 'title' | join }}{% endfor %}",
    ])
    _ = await site.build()
    #expect(site.files()["index.html"] == "甲")
    try site.write(post("題", body: "## 乙"), to: "content/posts/x.md")
    _ = await site.build()
    #expect(site.files()["index.html"] == "乙")
  }
}
