import Testing

@testable import Site

/// How much a build has to do after each kind of edit: counted, never timed.
@Suite struct WorkCountTests {
  /// A site of 30 posts with the default theme, three on a page.
  private static func site() async throws -> TemporarySite {
    var files = ["site.yml": TemporarySite.settings + "paginate: 3\n"]
    for number in 10..<40 {
      files["content/posts/2025-11-\(number % 30 + 1)-記事\(number).md"] = post(
        "題\(number)", date: "2025-\(number < 25 ? 10 : 11)-\(number % 15 + 10)",
        "tags: [札\(number % 3)]\n", body: "文\(number)。")
    }
    files["content/about.md"] = "---\ntitle: 紹介\n---\n文。\n"
    files["content/墨.svg"] = "<svg/>"
    files["data/色.yml"] = "墨: 黒\n"
    let site = try TemporarySite(files, plain: false)
    #expect(await site.build().isBuilt)
    // Long enough that the next build trusts the stamps of what it finds.
    try await Task.sleep(for: .milliseconds(40))
    #expect(await site.build().isBuilt)
    return site
  }

  /// What one edit costs: Markdown files read and parsed, outputs rendered and written.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    /// Path and new content; nil deletes the file.
    let edit: (path: String, text: String?)
    let counts: [Int]
    var testDescription: String { name }
  }

  private static let old = "content/posts/2025-11-26-記事25.md"
  private static func text(_ title: String, _ tags: String = "札1", body: String = "文25。") -> String
  {
    post(title, date: "2025-11-20", "tags: [\(tags)]\n", body: body)
  }

  @Test(arguments: [
    Row(name: "nothing", edit: (old, text("題25")), counts: [1, 0, 0, 0]),
    Row(name: "body", edit: (old, text("題25", body: "改めた文。")), counts: [1, 1, 5, 5]),
    Row(name: "title", edit: (old, text("新しい題")), counts: [1, 1, 10, 10]),
    Row(name: "tags", edit: (old, text("題25", "札2")), counts: [1, 1, 13, 12]),
    Row(
      name: "date", edit: (old, post("題25", date: "2025-11-21", "tags: [札1]\n", body: "文25。")),
      counts: [1, 1, 11, 11]),
    Row(name: "a post added", edit: ("content/posts/新.md", text("新")), counts: [1, 1, 25, 25]),
    Row(name: "a post removed", edit: (old, nil), counts: [0, 0, 22, 21]),
    Row(
      name: "settings", edit: ("site.yml", TemporarySite.settings + "paginate: 3\nx: 1\n"),
      counts: [31, 31, 68, 0]),
    Row(name: "asset", edit: ("content/墨.svg", "<svg></svg>"), counts: [0, 0, 0, 1]),
    Row(name: "data nobody reads", edit: ("data/色.yml", "墨: 色\n"), counts: [0, 0, 0, 0]),
  ])
  func edit(_ row: Row) async throws {
    let site = try await Self.site()
    if let text = row.edit.text {
      try site.write(text, to: row.edit.path)
    } else {
      try site.remove(row.edit.path)
    }
    let report = await site.build()
    #expect(
      report.counts == row.counts)
  }

  /// A renamed post is another one: what stands beside it, and what lists it, follows.
  @Test func aRenamedPost() async throws {
    let site = try await Self.site()
    try site.remove(Self.old)
    try site.write(Self.text("題25"), to: "content/posts/2025-11-26-改めた名.md")
    let report = await site.build()
    #expect(report.counts == [1, 1, 15, 11])
    #expect(report.changes.added.count == 1)
    #expect(report.changes.removed.count == 1)
  }

  @Test func aBuildWithoutChangesLooksAtNothing() async throws {
    let site = try await Self.site()
    let report = await site.build()
    #expect(report.isBuilt)
    #expect(
      report.counts == [0, 0, 0, 0])
    #expect((report.posts, report.pages) == (30, 1))
    #expect(report.changes == SiteChanges())
  }

  @Test func aTemplateRendersWhatUsesIt() async throws {
    let site = try await Self.site()
    try site.write("---\nlayout: default\n---\n{{ page.title }}", to: "templates/page.html")
    let report = await site.build()
    #expect(report.changes.changed == ["https://example.com/about/"])
    #expect(report.counts == [0, 0, 1, 1])
  }

  /// The text of a page that is rendered for its template alone is where the last build wrote it.
  @Test func aTemplateOfAllPagesParsesNothing() async throws {
    let site = try await Self.site()
    try site.write("<footer>筆</footer>\n", to: "templates/includes/footer.html")
    let edited = await site.build()
    #expect(edited.counts == [0, 0, 60, 60])
    let files = site.files()
    try site.remove("public")
    try site.remove(".fude")
    let clean = await site.build()
    #expect(clean.counts == [31, 31, 68, 69])
    #expect(site.files() == files)
  }

  @Test func changesAreToldAsAddresses() async throws {
    let site = try TemporarySite([
      "content/posts/a.md": post("一"), "content/posts/b.md": post("二", date: "2025-12-29"),
    ])
    _ = await site.build()
    try site.remove("content/posts/b.md")
    try site.write(post("三", date: "2025-12-30"), to: "content/posts/筆.md")
    let changes = await site.build().changes
    #expect(
      changes.added == [
        "https://example.com/2025/12/30/%E7%AD%86/"
      ])
    #expect(changes.removed == ["https://example.com/2025/12/29/b/"])
    #expect(changes.changed.contains("https://example.com/"))
    #expect(!changes.changed.contains("https://example.com/2025/12/28/a/"))
    let file = try POSIX.read(site.root + "/.fude/changes.json")
    #expect(String(decoding: file, as: UTF8.self) == changes.json.text + "\n")
  }
}

extension BuildReport {
  /// Markdown files read and parsed, outputs rendered and written.
  fileprivate var counts: [Int] { [work.read, work.parsed, work.rendered, written] }
}
