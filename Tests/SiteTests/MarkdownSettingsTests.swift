import Markdown
import Testing

@testable import Site

/// What site.yml and front matter say of Markdown, and what the build says of both.
@Suite struct MarkdownSettingsTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    var settings = ""
    var frontMatter = ""
    let text: String
    let html: String
    var testDescription: String { name }
  }

  private static let file = "content/posts/2025-12-28-記事.md"

  static let rows = [
    Row(
      name: "the dialect and what a page has are on", text: "# 見出し\n\n**「筆」**と~~墨~~",
      html:
        "<h1 id=\"見出し\">見出し <a class=\"anchor\" href=\"#%E8%A6%8B%E5%87%BA%E3%81%97\" "
        + "aria-hidden=\"true\" tabindex=\"-1\"></a></h1>\n"
        + "<p><strong>「筆」</strong>と<del>墨</del></p>\n"),
    Row(
      name: "a switch in site.yml", settings: "markdown: {strikethrough: false}", text: "~~墨~~",
      html: "<p>~~墨~~</p>\n"),
    Row(
      name: "front matter wins over site.yml", settings: "markdown: {strikethrough: false}",
      frontMatter: "markdown: {strikethrough: true}", text: "~~墨~~", html: "<p><del>墨</del></p>\n"),
    Row(
      name: "what front matter leaves open stays the site's",
      settings: "markdown: {strikethrough: false, emoji: true}",
      frontMatter: "markdown:\n  tcy: true", text: "~~墨~~ ^12^",
      html: "<p>~~墨~~ <span class=\"tcy\">12</span></p>\n"),
    Row(
      name: "soft breaks", settings: "markdown: {soft_breaks: hard}", text: "筆\n墨",
      html: "<p>筆<br />\n墨</p>\n"),
    Row(
      name: "soft breaks beside punctuation", settings: "markdown: {join_after_punctuation: false}",
      text: "筆、\nink", html: "<p>筆、\nink</p>\n"),
    Row(
      name: "the page's language decides beside punctuation", frontMatter: "lang: ko",
      text: "筆、\nink", html: "<p>筆、\nink</p>\n"),
    Row(
      name: "raw HTML at the top", settings: "raw_html: escape", text: "筆<b>墨</b>",
      html: "<p>筆&lt;b&gt;墨&lt;/b&gt;</p>\n"),
    Row(
      name: "raw HTML in the mapping", settings: "markdown: {raw_html: drop}", text: "筆<b>墨</b>",
      html: "<p>筆墨</p>\n"),
    Row(
      name: "a post may be stricter", frontMatter: "markdown: {raw_html: drop}", text: "筆<b>墨</b>",
      html: "<p>筆墨</p>\n"),
    Row(
      name: "external links",
      settings: "markdown: {external_links: {rel: nofollow noopener, target: _blank}}",
      text: "[筆](https://example.org/) [墨](/about/) [硯](https://example.com/a/)"
        + " [紙](mailto:a@example.org) [壱](//example.net/)",
      html: "<p><a href=\"https://example.org/\" rel=\"nofollow noopener\" target=\"_blank\">筆</a> "
        + "<a href=\"/about/\">墨</a> <a href=\"https://example.com/a/\">硯</a> "
        + "<a href=\"mailto:a@example.org\">紙</a> "
        + "<a href=\"//example.net/\" rel=\"nofollow noopener\" target=\"_blank\">壱</a></p>\n"),
    Row(
      name: "math off in front matter", frontMatter: "math: false", text: "$a_b$ と $c_d$",
      html: "<p>$a_b$ と $c_d$</p>\n"),
    Row(
      name: "math off for the site, on for a post", settings: "math: false",
      frontMatter: "math: true", text: "$a$",
      html: "<p><span class=\"math inline\">\\(a\\)</span></p>\n"),
    Row(
      name: "mermaid off", frontMatter: "mermaid: false", text: "```mermaid\na\n```",
      html: "<pre><code class=\"language-mermaid\">a\n</code></pre>\n"),
    Row(
      name: "addresses of scripts leave math on", settings: "math: {script: /katex.js}",
      text: "$a$", html: "<p><span class=\"math inline\">\\(a\\)</span></p>\n"),
    Row(
      name: "bold paragraphs as headings", settings: "toc: {bold: true}", text: "[TOC]\n\n**筆**",
      html: "<nav class=\"toc\">\n<ul>\n<li><a href=\"#%E7%AD%86\">筆</a></li>\n</ul>\n</nav>\n"
        + "<p id=\"筆\"><strong>筆</strong></p>\n"),
  ]

  @Test(arguments: rows) func decides(_ row: Row) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + row.settings + "\n",
      Self.file: post("題", row.frontMatter.isEmpty ? "" : row.frontMatter + "\n", body: row.text),
      "templates/post.html": "{{ content }}",
    ])
    let report = await site.build()
    #expect(report.diagnostics.map(\.summary) == [])
    #expect(site.files()["2025/12/28/記事/index.html"] == row.html)
  }

  /// Every switch is a key, and does what its name says to whoever reads the settings.
  @Test(arguments: MarkdownSwitch.allCases) func isAKey(_ construct: MarkdownSwitch) throws {
    for isOn in [true, false] {
      var configuration = SiteConfiguration()
      let text = "url: https://example.com\nmarkdown:\n  \(construct.name): \(isOn)\n"
      let problems = configuration.read(.init(path: "site.yml", text: text), hasBaseURL: false)
      var expected = MarkdownOptions.site
      expected[construct] = isOn
      #expect(problems.isEmpty)
      #expect(configuration.markdown == expected)
    }
  }

  struct Mistake: CustomTestStringConvertible {
    let name: String
    var settings = ""
    var frontMatter = ""
    let findings: [String]
    var testDescription: String { name }
  }

  static let mistakes = [
    Mistake(
      name: "an unknown switch", settings: "markdown:\n  footnote: true",
      findings: [
        "site.yml:4:3: error: unknown key 'footnote' in 'markdown' [did you mean 'footnotes'?]"
      ]),
    Mistake(
      name: "an unknown switch in front matter", frontMatter: "markdown: {table: false}",
      findings: [
        "\(file):4:12: error: unknown key 'table' in 'markdown' [did you mean 'tables'?]"
      ]),
    Mistake(
      name: "no truth value", settings: "markdown: {ruby: 多分}",
      findings: ["site.yml:3:18: error: 'ruby' expects true or false, found '多分'"]),
    Mistake(
      name: "no mapping", frontMatter: "markdown: gfm",
      findings: ["\(file):4:11: error: 'markdown' expects a mapping, found 'gfm'"]),
    Mistake(
      name: "a soft break that there is not", settings: "markdown: {soft_breaks: css3}",
      findings: [
        "site.yml:3:25: error: unknown value 'css3' for 'soft_breaks' [did you mean 'css'?]"
      ]),
    Mistake(
      name: "an unknown part of external links", settings: "markdown: {external_links: {ref: a}}",
      findings: [
        "site.yml:3:29: error: unknown key 'ref' in 'external_links' [did you mean 'rel'?]"
      ]),
    Mistake(
      name: "front matter that is looser than the site", settings: "raw_html: escape",
      frontMatter: "markdown: {raw_html: keep}",
      findings: [
        "\(file):4:22: error: 'raw_html: keep' is looser than what the site allows "
          + "[site.yml says 'raw_html: escape' for all authors]"
      ]),
    Mistake(
      name: "a key of another program's table of contents", frontMatter: "toc: {sidebar: left}",
      findings: ["\(file):4:7: warning: unknown key 'sidebar' in 'toc' [known keys: bold]"]),
    Mistake(
      name: "math that is no truth value", frontMatter: "math: katex",
      findings: ["\(file):4:7: error: 'math' expects true or false, found 'katex'"]),
    Mistake(
      name: "an unknown script", settings: "mermaid: {src: /a.js}",
      findings: [
        "site.yml:3:11: error: unknown key 'src' in 'mermaid' [known keys: script]"
      ]),
  ]

  @Test(arguments: mistakes) func isTold(_ mistake: Mistake) async throws {
    let more = mistake.frontMatter.isEmpty ? "" : mistake.frontMatter + "\n"
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + mistake.settings + "\n", Self.file: post("題", more),
    ])
    let report = await site.build()
    #expect(report.diagnostics.map(\.summary) == mistake.findings)
  }

  @Test func markdownifyHasTheSettingsWithoutWhatBelongsToAPage() async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "markdown: {strikethrough: false}\n",
      "data/text.yml": "a: \"# 見出し\\n\\n[TOC]\\n\\n~~墨~~《《筆》》\"\n",
      "templates/home.html": "{{ site.data.text.a | markdownify }}",
    ])
    _ = await site.build()
    #expect(
      site.files()["index.html"]
        == "<h1>見出し</h1>\n<p>[TOC]</p>\n<p>~~墨~~<em class=\"kenten\">筆</em></p>\n")
  }
}
