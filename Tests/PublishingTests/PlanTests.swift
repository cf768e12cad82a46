import Testing

@testable import Publishing

@Suite struct PlanTests {
  @Test(arguments: [
    ("図.png", true, UploadWave.media), ("a/字.woff2", true, .media), ("data.json", true, .media),
    ("無", true, .media), ("style.css", false, .code), ("a.mjs", true, .code),
    ("site.webmanifest", true, .code), ("記事/index.html", true, .newPages),
    ("記事/index.html", false, .changedPages), ("index.HTM", false, .changedPages),
    ("feed.xml", true, .feeds), ("tags/墨/feed.json", true, .feeds), ("robots.txt", true, .feeds),
    ("sitemap-2.xml", true, .feeds), ("notfeed.json", true, .media), ("a.rss", true, .feeds),
  ])
  func wave(path: String, isNew: Bool, expected: UploadWave) {
    #expect(UploadWave(path: path, isNew: isNew) == expected)
  }

  @Test(arguments: [
    ("style.3f2a9c1b.css", true), ("app-3f2a9c1b4d5e.min.js", true),
    ("a/b.0123456789abcdef.png", true),
    ("style.css", false), ("写真-20251228.jpg", false), ("3f2a9c1b.css", false),
    ("deadbeef-facade.css", false), ("a.3f2a9c1.css", false), ("a.3F2A9C1B.css", false),
    ("a.3f2a9c1b.html", false), ("3f2a9c1b4/style.css", false), ("", false),
  ])
  func isFingerprinted(path: String, expected: Bool) {
    #expect(CacheRules.isFingerprinted(path) == expected)
  }

  @Test(arguments: [
    ("fonts/*", "fonts/字.woff2", true), ("fonts/*", "fonts/a/b", false),
    ("**/*.woff2", "fonts/a/字.woff2", true), ("*.css", "style.css", true),
    ("*.css", "a/style.css", false), ("**", "a/b", true), ("*", "", true), ("", "", true),
    ("", "a", false), ("図?", "図a", false), ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false),
    (String(repeating: "*a", count: 60), String(repeating: "a", count: 3000) + "b", false),
  ])
  func glob(pattern: String, path: String, expected: Bool) {
    #expect(GlobPattern(pattern).matches(path) == expected)
  }

  @Test func anOwnRuleWins() {
    let rules = CacheRules(rules: [.init(pattern: "fonts/*", cacheControl: "max-age=60")])
    #expect(rules.headers(of: "fonts/a.3f2a9c1b.woff2").cacheControl == "max-age=60")
    #expect(rules.headers(of: "a.3f2a9c1b.woff2").cacheControl == CacheRules.immutable)
  }

  /// Names that are one text to Swift, and two files to everybody else.
  @Test func pathsAreComparedByTheirBytes() {
    let site = SiteFiles(
      root: "/", folder: "/", files: [.init(path: "\u{304C}.html", size: 1, content: "x")])
    let known = [
      PublishedList.Entry(path: "\u{304B}\u{3099}.html", size: 1, content: "x", headers: nil)
    ]
    let plan = PublicationPlan(site, known: known, headers: nil)
    #expect(plan.added.map { Array($0.utf8) } == [Array("\u{304C}.html".utf8)])
    #expect(plan.removed.map { Array($0.utf8) } == [Array("\u{304B}\u{3099}.html".utf8)])
  }

  @Test func foldersThatAreLeftEmpty() {
    let known = [
      "2025/a/図/x.png", "2025/a/index.html", "b/index.html", "c/d/e/f.html", "c/d/g.html",
    ]
    .map { PublishedList.Entry(path: $0, size: 1, content: "x", headers: nil) }
    let site = SiteFiles(
      root: "/", folder: "/",
      files: ["2025/ab.html", "c/x.html"].map { .init(path: $0, size: 1, content: "x") })
    let plan = PublicationPlan(site, known: known, headers: nil)
    #expect(plan.emptied == ["c/d/e", "c/d", "b", "2025/a/図", "2025/a"])
  }

  // MARK: - The list

  @Test func aListIsReadAsItIsWritten() {
    var list = PublishedList([
      .init(path: "a\"b.html", size: 3, content: "1f", headers: "text/html|no-cache"),
      .init(path: "記事/index.html", size: 0, content: nil, headers: nil),
    ])
    #expect(PublishedList(list.bytes) == list)
    list.unpurged = ["消.html"]
    #expect(PublishedList(list.bytes) == list)
    #expect(
      String(decoding: list.bytes, as: UTF8.self) == """
        {"format":"fude-published 1","headers":["text/html|no-cache"],"files":[["a\\"b.html",3,"1f",0],\
        ["記事/index.html",0,null,null]],"unpurged":["消.html"]}

        """)
  }

  @Test(arguments: [
    "", "{}", "null", "[1]", #"{"format":"fude-published 2","headers":[],"files":[]}"#,
    #"{"format":"fude-published 1","headers":[],"files":[["a"]]}"#,
    #"{"format":"fude-published 1","headers":[],"files":[[1,2,3,4]]}"#,
    #"{"format":"fude-published 1","headers":[],"files":[["a",1,"x",nul"#,
  ])
  func noList(text: String) {
    #expect(PublishedList(Array(text.utf8)) == nil)
  }

  /// A list that somebody else wrote makes fude delete nothing but files of the site.
  @Test(arguments: ["../秘", "/etc/passwd", "a/../../b", ".fude-lock-x.json", "a\nb", "", "a//b"])
  func hostilePaths(path: String) {
    let list = PublishedList([.init(path: path, size: 1, content: "x", headers: nil)])
    #expect(PublishedList(list.bytes)?.entries == [])
  }
}
