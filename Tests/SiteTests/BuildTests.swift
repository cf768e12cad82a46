import Diagnostics
import Testing

@testable import Site

/// What a build does as a whole: what it writes, keeps, removes and refuses.
@Suite struct BuildTests {
  @Test func outputsOfASmallSite() async throws {
    let site = try TemporarySite([
      "content/posts/2025-12-28-fude.md": post("筆", "tags: [墨, AI]\ncategories: 日記\n"),
      "content/about.md": "---\ntitle: 紹介\n---\n本文\n",
    ])
    let report = await site.build()
    #expect(report.diagnostics.map(\.summary) == [])
    #expect(
      site.files().keys.filter { !$0.hasPrefix("assets/") }.sorted() == [
        "2025/12/28/fude/index.html", "404.html", "about/index.html", "archive/2025/12/index.html",
        "archive/2025/index.html", "archive/index.html", "categories/index.html",
        "categories/日記/index.html", "feed.json", "feed.xml", "index.html", "robots.txt",
        "sitemap.xml", "tags/ai/index.html", "tags/index.html", "tags/墨/index.html",
      ])
    #expect(site.files()["2025/12/28/fude/index.html"] == "筆|<p>文。</p>\n")
    #expect((report.posts, report.pages) == (1, 1))
    #expect(report.isBuilt)
  }

  @Test func secondBuildWritesNothing() async throws {
    let site = try TemporarySite(["content/posts/2025-12-28-a.md": post("一")])
    let first = await site.build()
    let before = site.files()
    let second = await site.build()
    #expect(first.written == first.files)
    #expect((second.written, second.removed, second.files) == (0, 0, first.files))
    #expect(site.files() == before)
  }

  @Test func onlyWhatChangedIsWritten() async throws {
    let site = try TemporarySite([
      "content/posts/2025-12-28-a.md": post("一"), "content/posts/2025-12-27-b.md": post("二"),
    ])
    _ = await site.build()
    try site.write(post("一", body: "別の文。"), to: "content/posts/2025-12-28-a.md")
    let report = await site.build()
    // The post, and both feeds that hold its text.
    #expect(report.written == 3)
    #expect(site.files()["2025/12/28/a/index.html"] == "一|<p>別の文。</p>\n")
  }

  @Test func outputsOfDeletedPostsGo() async throws {
    let site = try TemporarySite([
      "content/posts/2025-12-28-a.md": post("一", "tags: 墨\n"),
      "content/posts/2024-12-27-b.md": post("二", date: "2024-12-27"),
    ])
    _ = await site.build()
    try site.remove("content/posts/2025-12-28-a.md")
    let report = await site.build()
    // The post, its year and month in the archive, and its tag.
    #expect(report.removed == 4)
    let files = site.files()
    #expect(files.keys.filter { $0.contains("2025") || $0.contains("墨") } == [])
    #expect((try? POSIX.status(site.root + "/public/2025")) == nil)
  }

  @Test func aUsersFilesSurvive() async throws {
    let site = try TemporarySite([
      "content/posts/2025-12-28-a.md": post("一"), "public/CNAME": "fude.example",
      "public/2025/12/28/私の.txt": "私",
    ])
    _ = await site.build()
    try site.remove("content/posts/2025-12-28-a.md")
    _ = await site.build()
    #expect(site.files()["CNAME"] == "fude.example")
    #expect(site.files()["2025/12/28/私の.txt"] == "私")
    #expect(site.files()["2025/12/28/a/index.html"] == nil)
  }

  @Test func aUsersFileIsNotOverwritten() async throws {
    let site = try TemporarySite(["public/index.html": "私の頁"])
    let report = await site.build()
    #expect(
      report.diagnostics.map(\.summary) == [
        "error: public/index.html would be overwritten, but no build wrote it [move it away or delete "
          + "it; fude replaces only files that its manifest in .fude names]"
      ])
    #expect(site.files() == ["index.html": "私の頁"])
  }

  @Test func anErrorLeavesTheOutputAsItWas() async throws {
    let site = try TemporarySite(["content/posts/2025-12-28-a.md": post("一")])
    _ = await site.build()
    let before = site.files()
    try site.write(post("新", body: "新しい"), to: "content/posts/2025-12-28-a.md")
    try site.write(post("悪", "layout: pots\n"), to: "content/posts/2025-12-26-c.md")
    let report = await site.build()
    #expect(!report.isBuilt)
    #expect(
      report.diagnostics.map(\.summary) == [
        "content/posts/2025-12-26-c.md:4:9: error: no layout named 'pots' [did you mean 'post'?]"
      ])
    #expect(site.files() == before)
  }

  @Test func heldBack() async throws {
    let files = [
      "content/posts/2026-05-01-future.md": post("先", date: "2026-05-01"),
      "content/posts/2025-05-01-draft.md": post("稿", "draft: true\n"),
      "content/posts/2025-05-02-hidden.md": post("隠", "published: false\n"),
      "content/drafts/idea.md": "---\ntitle: 案\n---\n案。\n",
    ]
    let site = try TemporarySite(files)
    let report = await site.build()
    #expect(report.posts == 0)
    #expect(
      report.heldBack == [
        .init(source: "content/posts/2025-05-01-draft.md", until: nil),
        .init(source: "content/posts/2026-05-01-future.md", until: "2026-05-01T00:00:00Z"),
      ])
    let all = await site.build {
      $0.includesDrafts = true
      $0.includesFuture = true
    }
    #expect(all.posts == 3)
    #expect(all.heldBack == [])
  }

  @Test func baseURLWins() async throws {
    let site = try TemporarySite([
      "content/posts/2025-12-28-a.md": post("一"),
      "templates/post.html": "{{ page.url | relative_url }} {{ page.url | absolute_url }}",
    ])
    _ = await site.build { $0.baseURL = "https://user.example/ブログ/" }
    let encoded = "/%E3%83%96%E3%83%AD%E3%82%B0"
    #expect(
      site.files()["2025/12/28/a/index.html"]
        == "\(encoded)/2025/12/28/a/ https://user.example\(encoded)/2025/12/28/a/")
  }

  @Test func strictFailsOnWarnings() async throws {
    let site = try TemporarySite(["content/posts/2025-12-28-無題.md": "---\ntags: []\n---\n文\n"])
    let report = await site.build { $0.failsOnWarnings = true }
    #expect(!report.isBuilt)
    #expect(
      report.diagnostics.map(\.summary) == [
        "content/posts/2025-12-28-無題.md: warning: no title: the file's name serves "
          + "[add 'title: …' between two lines of '---']"
      ])
    #expect(await site.build().isBuilt)
  }

  @Test(arguments: [1, 2, 7]) func numberOfJobsDoesNotShow(jobs: Int) async throws {
    var files: [String: String] = [:]
    for day in 1...28 {
      files["content/posts/2025-02-\(day)-記事\(day).md"] = post(
        "題\(day)", date: "2025-02-\(day)", "tags: [墨\(day % 3), 筆]\n")
    }
    let one = try TemporarySite(files)
    let other = try TemporarySite(files)
    _ = await one.build { $0.jobs = 1 }
    _ = await other.build { $0.jobs = jobs }
    #expect(one.files() == other.files())
    #expect(one.files().count == 51)
  }

  @Test func postsOfOneMomentKeepTheirOrder() async throws {
    let site = try TemporarySite([
      "content/posts/b.md": post("乙"), "content/posts/a.md": post("甲"),
      "content/posts/c.md": post("丙"),
    ])
    _ = await site.build()
    #expect(site.files()["index.html"] == "丙\n乙\n甲\n")
  }

  @Test func pathsThatMeet() async throws {
    let site = try TemporarySite([
      "content/posts/a.md": post("甲", "permalink: /x/\n"),
      "content/posts/b.md": post("乙", "permalink: /X/\n"),
      "content/posts/c.md": post("丙", "permalink: /が/\n"),
      "content/posts/d.md": post("丁", "aliases: /\u{304B}\u{3099}/\n"),
      "content/tags.md": "---\ntitle: 札\n---\n",
    ])
    let report = await site.build()
    #expect(!report.isBuilt)
    #expect(
      report.diagnostics.map(\.summary) == [
        "content/posts/a.md: error: content/posts/b.md and content/posts/a.md would be files that some "
          + "systems take for one: X/index.html and x/index.html "
          + "[give content/posts/a.md another 'slug' or 'permalink']",
        "content/posts/d.md: error: content/posts/c.md and an alias in content/posts/d.md would be the "
          + "same file: が/index.html [take the alias out of content/posts/d.md]",
        "content/tags.md: error: content/tags.md and the list of tags would be the same file: "
          + "tags/index.html [give content/tags.md another 'slug' or 'permalink']",
      ])
  }

  @Test(arguments: ["content", ".", "..", "content/public", "templates", "/", "data", ".fude/x"])
  func outputThatOverlapsIsRefused(output: String) async throws {
    let site = try TemporarySite(["data/a.yml": "一: 1\n"])
    let before = site.files(in: ".")
    let report = await site.build { $0.output = output == "/" ? "/" : site.root + "/" + output }
    #expect(!report.isBuilt)
    #expect(report.diagnostics.count == 1)
    #expect(report.diagnostics.first?.hint == "choose another folder with --output")
    #expect(site.files(in: ".") == before)
  }

  @Test func pathsThatLeaveTheOutputAreRefused() async throws {
    let site = try TemporarySite([
      "content/posts/a.md": post("甲", "permalink: ../../x\n"),
      "content/posts/b.md": post("乙", "aliases: [ok, /a/../../b]\n"),
      "content/posts/c.md": post("丙", "permalink: \"/a\\0b/\"\n"),
    ])
    let report = await site.build()
    #expect(!report.isBuilt)
    #expect(
      report.diagnostics.prefix(2).map(\.summary) == [
        "content/posts/a.md:4:12: error: 'permalink' leaves the output folder: '../../x' "
          + "[write the path from the site's root, without '..']",
        "content/posts/b.md:4:15: error: 'aliases' leaves the output folder: '/a/../../b' "
          + "[write the path from the site's root, without '..']",
      ])
    #expect(report.diagnostics.count == 3)
  }
}
