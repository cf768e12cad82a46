import Testing

@testable import Site

/// Links, images and places in pages that are not there, at the place where they were written.
struct LinkRuleTests {
  /// A post under another language, and what a check says of it.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let body: String
    let expected: [String]

    var testDescription: String { name }
  }

  private static let pages = [
    "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01", body: "## 見出し 一\n\n文。"),
    "content/소개.md": "---\ntitle: 소개\n---\n\n## 붓과 먹\n\n글.\n",
    "content/關於.md": "---\ntitle: 關於\n---\n\n## 筆墨\n\n文。\n",
    "content/about.md": "---\ntitle: About\n---\n\n## The brush\n\nText.\n",
    "content/images/筆.png": "PNG", "content/posts/b/index.md": post("乙", date: "2025-01-02"),
    "content/posts/b/硯.png": "PNG",
  ]

  static let rows: [Row] = [
    Row(
      name: "ja, good",
      body:
        "[甲](/2025/01/01/a/)と[見出し](/2025/01/01/a/#見出し-一)、[同](/2025/01/01/a/#%E8%A6%8B%E5%87%BA%E3%81%97-%E4%B8%80)、![筆](/images/筆.png)、[頭](#)、[上](#top)",
      expected: []),
    Row(
      name: "ja, bad",
      body: "文は[甲](/2025/01/01/aa/)へ。\n\n次は[見出し](/2025/01/01/a/#見出し-二)、![筆](/images/筆2.png)",
      expected: [
        "content/posts/2025-03-01-x.md:6:7: error: there is nothing at '/2025/01/01/aa/' [did you mean '/2025/01/01/a/'?] {broken-link}",
        "content/posts/2025-03-01-x.md:8:9: error: no element of '/2025/01/01/a/' has the id '見出し-二' [did you mean '#見出し-一'?] {broken-fragment}",
        "content/posts/2025-03-01-x.md:8:36: error: there is no image at '/images/筆2.png' [did you mean '/images/筆.png'?] {missing-image}",
      ]),
    Row(
      name: "zh, good", body: "[關於](/關於/)、[筆墨](/關於/#筆墨)、[檔案](../關於.md#筆墨)、![硯](b/硯.png)",
      expected: []),
    Row(
      name: "zh, bad", body: "[關於](/關于/)\n\n[筆墨](../關於.md#筆墨紙)\n\n![](/images/筆.png)",
      expected: [
        "content/posts/2025-03-01-x.md:6:6: error: there is nothing at '/關于/' [did you mean '/關於/'?] {broken-link}",
        "content/posts/2025-03-01-x.md:8:6: error: no element of '/關於/' has the id '筆墨紙' [did you mean '#筆墨'?] {broken-fragment}",
        "content/posts/2025-03-01-x.md:10:1: warning: this image has no text [say what it shows; in HTML, alt=\"\" says that it only adorns the page] {image-alt}",
      ]),
    Row(
      name: "ko, good", body: "[소개](/소개/#붓과-먹) <img src=\"/images/筆.png\" alt=\"\">", expected: []),
    Row(
      name: "ko, bad", body: "[소개](/소개)와 [소게](/소게/)\n\n[붓](#붓) <img src=\"/images/筆.png\">",
      expected: [
        "content/posts/2025-03-01-x.md:6:17: error: there is nothing at '/소게/' [did you mean '/소개/'?] {broken-link}",
        "content/posts/2025-03-01-x.md:8:5: error: no element of this page has the id '붓' {broken-fragment}",
        "content/posts/2025-03-01-x.md:8:19: warning: the image '/images/筆.png' has no 'alt' [say what it shows; in HTML, alt=\"\" says that it only adorns the page] {image-alt}",
      ]),
    Row(
      name: "en, good",
      body:
        "[About](/about/#the-brush), [index](/about/index.html), [own](https://example.com/about/?a=b#the-brush), [feed](/feed.xml), [mail](mailto:a@example.com), [words](/about/#:~:text=Text), [away](https://example.org/nothing)",
      expected: []),
    Row(
      name: "en, bad",
      body:
        "[About](/About), [own](https://example.com/abuot/) and <a href='//example.com/feed'>feed</a>, [a][1]\n\n[1]: /a-page-of-old.html",
      expected: [
        "content/posts/2025-03-01-x.md:6:9: error: there is nothing at '/About' [did you mean '/about/'?] {broken-link}",
        "content/posts/2025-03-01-x.md:6:24: error: there is nothing at '/abuot/' [did you mean '/about/'?] {broken-link}",
        "content/posts/2025-03-01-x.md:6:65: error: there is nothing at '/feed' {broken-link}",
        "content/posts/2025-03-01-x.md:8:6: error: there is nothing at '/a-page-of-old.html' {broken-link}",
      ]),
    Row(
      name: "an image in a list of sizes",
      body: "<img alt=\"筆\" src=\"/images/筆.png\" srcset=\"/images/筆.png 1x, /images/無.png 2x\">",
      expected: [
        "content/posts/2025-03-01-x.md:6:60: error: there is no image at '/images/無.png' [did you mean '/images/筆.png'?] {missing-image}"
      ]),
    Row(
      name: "one address twice", body: "[甲](/無/)\n\n文[乙](/無/)",
      expected: [
        "content/posts/2025-03-01-x.md:6:5: error: there is nothing at '/無/' {broken-link}",
        "content/posts/2025-03-01-x.md:8:6: error: there is nothing at '/無/' {broken-link}",
      ]),
  ]

  @Test(arguments: rows)
  func ofADocument(_ row: Row) async throws {
    let found = try await checkFindings(
      Self.pages.merging([
        "content/posts/2025-03-01-x.md": post("題", date: "2025-03-01", body: row.body)
      ]) {
        $1
      })
    #expect(found == row.expected)
  }

  // MARK: - What no document says

  private static let linked =
    "<a href=\"{{ '/無/' | relative_url }}\">{{ page.title }}</a>{{ content }}"

  @Test func ofATemplateOnceForAllPages() async throws {
    let found = try await checkFindings([
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01"),
      "content/posts/2025-01-02-b.md": post("乙", date: "2025-01-02"),
      "templates/post.html": Self.linked,
    ])
    #expect(
      found == [
        "templates/post.html:1:14: error: there is nothing at '/無/' {broken-link} (on 2 pages, the first of them /2025/01/02/b/)"
      ])
  }

  @Test func ofSettingsAndDataFiles() async throws {
    let found = try await checkFindings([
      "site.yml": TemporarySite.settings + "nav:\n  - {title: 붓, url: /붓/}\n",
      "data/友.yml": "- /友達/\n", "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01"),
      "templates/post.html":
        "<a href=\"{{ site.nav[0].url }}\">a</a><a href=\"{{ site.data.友[0] }}\">b</a>",
    ])
    #expect(
      found == [
        "data/友.yml:1:3: error: there is nothing at '/友達/' {broken-link} (on the page /2025/01/01/a/)",
        "site.yml:4:21: error: there is nothing at '/붓/' {broken-link} (on the page /2025/01/01/a/)",
      ])
  }

  @Test func ofNoFileAtAll() async throws {
    let found = try await checkFindings([
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01"),
      "templates/post.html": "<a href=\"/{{ page.slug }}{{ page.title | size }}/\">a</a>",
    ])
    #expect(
      found == [
        "error: there is nothing at '/a1/' {broken-link} (on the page /2025/01/01/a/)"
      ])
  }

  @Test func ofFrontMatter() async throws {
    let found = try await checkFindings([
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01", "image: /images/無.png\n"),
      "templates/post.html":
        "<img src=\"{{ page.image | relative_url }}\" alt=\"{{ page.title }}\">",
    ])
    #expect(
      found == [
        "content/posts/2025-01-01-a.md:4:8: error: there is no image at '/images/無.png' {missing-image}"
      ])
  }

  /// A list that quotes a document's beginning has its links as well.
  @Test func ofAQuotationOnce() async throws {
    let found = try await checkFindings([
      "content/posts/2025-01-01-a.md": post(
        "甲", date: "2025-01-01", body: "<a href=\"無.html\">無</a>"),
      "templates/home.html": "{% for post in site.posts %}{{ post.excerpt }}{% endfor %}",
    ])
    #expect(
      found == [
        "content/posts/2025-01-01-a.md:6:10: error: there is nothing at '/2025/01/01/a/無.html' [did you mean '/2025/01/01/a/'?] {broken-link}"
      ])
  }

  @Test func ofAPageThatIsCopied() async throws {
    let found = try await checkFindings([
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01"),
      "content/old/index.html": "<p>\n  <a href=無.html>無</a><a href=../2025/01/01/a/>甲</a>",
    ])
    #expect(
      found == [
        "content/old/index.html:2:11: error: there is nothing at '/old/無.html' [did you mean '/old/index.html'?] {broken-link}"
      ])
  }

  // MARK: - Base path

  @Test(arguments: [
    ("[甲](/2025/01/01/a/)", []), ("[甲](/blog/2025/01/01/a/#top)", []),
    ("<a href=\"/blog/2025/01/01/a/\">甲</a>", []), ("<a href=\"/other/\">他</a>", []),
    ("<a href=\"https://example.com/\">本</a>", []),
    (
      "<a href=\"/2025/01/01/a/\">甲</a>",
      [
        "content/posts/2025-03-01-x.md:6:10: error: '/2025/01/01/a/' lacks the base path '/ブログ' [write '/ブログ/2025/01/01/a/', or use the filter 'relative_url' in templates] {broken-link}"
      ]
    ),
    (
      "[無](/無/)",
      [
        "content/posts/2025-03-01-x.md:6:5: error: there is nothing at '/ブログ/無/' {broken-link}"
      ]
    ),
  ])
  func belowABasePath(_ body: String, _ expected: [String]) async throws {
    let found = try await checkFindings([
      "site.yml": TemporarySite.settings + "base_path: /ブログ\n",
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01"),
      "content/posts/2025-03-01-x.md": post(
        "題", date: "2025-03-01", body: body.replacing("/blog", with: "/ブログ")),
    ])
    #expect(found == expected)
  }

  // MARK: - Sizes

  @Test(arguments: [
    ("", 500_000, nil), ("", 500_001, "500001 bytes, more than 500000"),
    ("check: {image-size: 9}\n", 10, "10 bytes, more than 9"),
    ("check: {image-size: {limit: 9, level: off}}\n", 10, nil),
    ("check: {image-size: off}\n", 600_000, nil),
  ])
  func sizeOfImages(_ settings: String, _ size: Int, _ words: String?) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + settings,
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01", body: "문자 ![硯](/図/硯.png)"),
    ])
    try site.write(bytes: Array(repeating: 0, count: size), to: "content/図/硯.png")
    try site.write(bytes: Array(repeating: 0, count: size), to: "content/図/筆.txt")
    let place = "content/posts/2025-01-01-a.md:6:9: warning: the image 'content/図/硯.png' has "
    let hint = " [make it smaller, or give 'image-size' another number in site.yml] {image-size}"
    #expect(
      await site.check().diagnostics.map(\.whole)
        == [words.map { place + $0 + hint }].compactMap { $0 })
  }

  @Test func sizeOfAnImageThatNoTextShows() async throws {
    let site = try TemporarySite(["site.yml": TemporarySite.settings + "check: {image-size: 2}\n"])
    try site.write("PNG", to: "content/表紙.png")
    #expect(
      await site.check().diagnostics.map(\.whole) == [
        "content/表紙.png: warning: the image 'content/表紙.png' has 3 bytes, more than 2 [make it smaller, or give 'image-size' another number in site.yml] {image-size}"
      ])
  }

  // MARK: - Hostile markup

  @Test(arguments: [
    ("<a href=\"/無/", 1), ("<a href=/無/ <<<", 1), ("<!-- <a href=\"/無/\"> -->", 0),
    ("<a href='/無/\">'>", 1), ("<script>\"<a href='/無/'>\"</script>", 0),
    ("<a " + String(repeating: "x ", count: 200_000) + "href=\"/無/\">", 1),
    ("<a href=\"" + String(repeating: "長", count: 350_000) + "\">", 1),
    ("<img src=\"/無/&#x110000;&#;&;&amp\" alt>", 1),
    ("<a href=\"%ZZ%\">x</a><a href=\"%FF\">y</a><a href=\"../../../..\">z</a>", 2),
    (String(repeating: "<", count: 300_000), 0),
  ])
  func hostileMarkup(_ markup: String, _ count: Int) async throws {
    let site = try TemporarySite(["content/x/page.html": markup])
    let found = await site.check().diagnostics.filter {
      $0.rule == "broken-link" || $0.rule == "missing-image"
    }
    #expect(found.count == count)
  }

  @Test func manyLinksToOnePage() async throws {
    let site = try TemporarySite([
      "content/x/page.html": String(repeating: "<a href=/無/#章>x</a>", count: 1_000_000)
        + (0..<5_000).map { "<a href=#c\($0)>y</a><p id=c\($0)>" }.joined()
    ])
    #expect(
      await site.check().diagnostics.map(\.whole) == [
        "content/x/page.html:1:9: error: there is nothing at '/無/' {broken-link}"
      ])
  }
}
