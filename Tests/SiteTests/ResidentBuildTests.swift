import Synchronization
import Testing

@testable import Site

/// Builds of one process, each told of what was saved.
@Suite struct ResidentBuildTests {
  private static let files = [
    "content/posts/a.md": post("甲", date: "2025-12-01", "tags: [墨]\n", body: "一。"),
    "content/posts/b.md": post("乙", date: "2025-12-02", "tags: [墨]\n", body: "[甲](a.md)と二。"),
    "content/posts/c.md": post("丙", date: "2025-12-03", body: "三。"),
    "content/index.md": "---\ntitle: 家\n---\n迎え。\n",
    "content/drafts/d.md": post("稿", body: "下書き。"),
    "templates/post.html": "{{ page.title }}|{{ page.previous.title }}|{{ content }}",
    "templates/home.html": "{{ content }}{% for p in paginator.posts %}{{ p.title }} {% endfor %}",
    "templates/assets/印.css": "a { b: c }",
  ]

  private static func options(_ site: TemporarySite) -> BuildOptions {
    var options = BuildOptions()
    options.source = site.root
    options.now = TemporarySite.now
    return options
  }

  /// An edit, what it costs, and which stages it takes.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let text: String
    /// Markdown files read and parsed, outputs made and written.
    let counts: [Int]
    /// The files of the output that get other bytes.
    let changed: [String]
    /// Whether index and plan are those of the last build.
    var keepsStructure = true
    var testDescription: String { name }
  }

  @Test(arguments: [
    Row(
      name: "a text", path: "content/posts/a.md",
      text: post("甲", date: "2025-12-01", "tags: [墨]\n", body: "改めた一。"),
      counts: [1, 1, 3, 3], changed: ["2025/12/01/a/index.html", "feed.json", "feed.xml"]),
    Row(
      name: "a text with a link that leads elsewhere", path: "content/posts/b.md",
      text: post("乙", date: "2025-12-02", "tags: [墨]\n", body: "[丙](c.md)と二。"),
      counts: [1, 1, 3, 3], changed: ["2025/12/02/b/index.html", "feed.json", "feed.xml"]),
    Row(
      name: "a title", path: "content/posts/a.md",
      text: post("新", date: "2025-12-01", "tags: [墨]\n", body: "一。"), counts: [2, 2, 6, 6],
      changed: [
        "2025/12/01/a/index.html", "2025/12/02/b/index.html", "feed.json", "feed.xml",
        "index.html", "tags/墨/index.html",
      ]),
    Row(
      name: "the text of the home page", path: "content/index.md",
      text: "---\ntitle: 家\n---\nようこそ。\n", counts: [1, 1, 1, 1], changed: ["index.html"]),
    Row(
      name: "nothing", path: "content/posts/a.md",
      text: post("甲", date: "2025-12-01", "tags: [墨]\n", body: "一。"), counts: [1, 0, 0, 0],
      changed: []),
    Row(
      name: "a draft", path: "content/drafts/d.md", text: post("稿", body: "改めた下書き。"),
      counts: [0, 0, 0, 0], changed: []),
    Row(
      name: "a stylesheet", path: "templates/assets/印.css", text: "a { b: d }",
      counts: [0, 0, 1, 1], changed: ["assets/印.css"]),
    Row(
      name: "a date", path: "content/posts/a.md",
      text: post("甲", date: "2025-12-04", "tags: [墨]\n", body: "一。"), counts: [1, 1, 12, 11],
      changed: [], keepsStructure: false),
  ])
  func edit(_ row: Row) async throws {
    let site = try TemporarySite(Self.files)
    let builder = Builder(Self.options(site))
    #expect(await builder.run().isBuilt)
    try site.write(row.text, to: row.path)
    let report = await builder.run(changes: [row.path])
    #expect(report.diagnostics.map(\.summary) == [])
    let work = report.work
    let stages = work.stages.map(\.name)
    #expect(stages.contains("index") == !row.keepsStructure)
    if row.keepsStructure {
      #expect([work.read, work.parsed, work.rendered, report.written] == row.counts)
      #expect(report.changedFiles.sorted() == row.changed)
    }
    let built = site.files()
    #expect(await site.build { $0.output = site.root + "/clean" }.isBuilt)
    #expect(built == site.files(in: "clean"))
  }

  /// A page that gets another address may come to stand elsewhere among the pages, and the others with
  /// it, though the files are the same.
  @Test func pagesThatChangePlaces() async throws {
    let page = { (title: String, more: String) in "---\ntitle: \(title)\n\(more)---\n文。\n" }
    let site = try TemporarySite([
      "content/a.md": page("甲", ""), "content/b.md": page("乙", ""),
      "content/c.md": page("丙", ""),
    ])
    let builder = Builder(Self.options(site))
    #expect(await builder.run().isBuilt)
    try site.write(page("甲", "permalink: /z/\n"), to: "content/a.md")
    #expect(await builder.run(changes: ["content/a.md"]).isBuilt)
    try site.write(page("新", ""), to: "content/b.md")
    let report = await builder.run(changes: ["content/b.md"])
    #expect(report.changedFiles == ["b/index.html"])
    #expect(site.files()["b/index.html"] == "新|<p>文。</p>\n")
    #expect(site.files()["c/index.html"] == "丙|<p>文。</p>\n")
  }

  /// What is read of a file that is saved while the site is built is given up, and the next edit begins
  /// with what is true.
  @Test func aFileSavedMeanwhileIsReadAgain() async throws {
    let site = try TemporarySite(Self.files)
    try site.write(
      "{{ page.title }}|{{ page.previous.title }}|{{ page.excerpt }}", to: "templates/post.html")
    let edits = Mutex<[String]>([])
    let other = site.root + "/content/posts/b.md"
    let builder = Builder(Self.options(site)) { event in
      guard case .rendering = event, let text = edits.withLock({ $0.popLast() }) else { return }
      try? POSIX.write(Array(text.utf8), to: other)
    }
    #expect(await builder.run().isBuilt)
    let first = post("甲の新", date: "2025-12-01", "tags: [墨]\n", body: "一。")
    try site.write(first, to: "content/posts/a.md")
    // The page of b shows the title of a, so its excerpt is made again; and that is another by now.
    edits.withLock { $0 = [post("乙", date: "2025-12-02", "tags: [墨]\n", body: "四。")] }
    #expect(await builder.run(changes: ["content/posts/a.md"]).isBuilt)
    #expect(site.files()["2025/12/02/b/index.html"] == "乙|甲の新|<p>四。</p>\n")
    try site.write(
      post("甲の後", date: "2025-12-01", "tags: [墨]\n", body: "一。"), to: "content/posts/a.md")
    let report = await builder.run(changes: ["content/posts/a.md", "content/posts/b.md"])
    #expect(!report.work.stages.map(\.name).contains("index"))
    #expect(site.files()["2025/12/02/b/index.html"] == "乙|甲の後|<p>四。</p>\n")
  }

  /// A mistake leaves what is known, and the edit that mends it costs no more than others.
  @Test func aMistakeIsForgottenWhenItIsMended() async throws {
    let site = try TemporarySite(Self.files)
    let builder = Builder(Self.options(site))
    #expect(await builder.run().isBuilt)
    let path = "content/posts/b.md"
    try site.write(post("乙", date: "2025-12-02", body: "[無](none.md)"), to: path)
    let broken = await builder.run(changes: [path])
    #expect(
      broken.diagnostics.map(\.message) == ["no file 'posts/none.md' in content/"])
    try site.write(post("乙", date: "2025-12-02", "tags: [墨]\n", body: "直した。"), to: path)
    let mended = await builder.run(changes: [path])
    #expect(
      mended.work.stages.map(\.name) == ["load", "render", "commit", "clear", "save"])
    #expect(site.files()["2025/12/02/b/index.html"] == "乙|甲|<p>直した。</p>\n")
  }

  /// What a build that failed made of a list is forgotten with it.
  @Test func whatAFailedBuildListedIsForgotten() async throws {
    var files = Self.files
    files["templates/home.html"] = "{% for p in paginator.posts %}<i>{{ p.title }}</i>{% endfor %}"
    let site = try TemporarySite(files)
    let builder = Builder(Self.options(site))
    #expect(await builder.run().isBuilt)
    let (a, b) = ("content/posts/a.md", "content/posts/b.md")
    let text = { (title: String) in post(title, date: "2025-12-01", "tags: [墨]\n", body: "一。") }
    try site.write(text("新"), to: a)
    // A file stands where the page of b belongs, so what was rendered is not put into place.
    try site.remove("public/2025/12/02/b")
    try site.write("私", to: "public/2025/12/02/b")
    try site.write(post("乙の新", date: "2025-12-02", "tags: [墨]\n", body: "二。"), to: b)
    #expect(await !builder.run(changes: [a, b]).isBuilt)
    try site.remove("public/2025/12/02/b")
    try site.write(text("甲"), to: a)
    #expect(await builder.run(changes: [a, b]).isBuilt)
    #expect(
      site.files()["index.html"]?.hasPrefix("<i>丙</i><i>乙の新</i><i>甲</i>") == true)
    try site.write(text("次"), to: a)
    let report = await builder.run(changes: [a])
    #expect(!report.work.stages.map(\.name).contains("index"))
    #expect(
      site.files()["index.html"]?.hasPrefix("<i>丙</i><i>乙の新</i><i>次</i>") == true)
  }

  /// The user's own file at the place of an output is refused as in any build.
  @Test func whatNoBuildWroteIsNotReplaced() async throws {
    let site = try TemporarySite(Self.files)
    #expect(await site.build().isBuilt)
    try await Task.sleep(for: .milliseconds(40))
    let manifest = Manifest.path(
      in: site.root + "/.fude", root: site.root, output: site.root + "/public")
    var named = try Manifest.read(manifest)
    named.files = named.files.subtracting(["2025/12/01/a/index.html"])
    try named.write(to: manifest)
    let text = post("甲", date: "2025-12-01", "tags: [墨]\n", body: "改めた一。")
    try site.write(text, to: "content/posts/a.md")
    let report = await site.build()
    #expect(!report.isBuilt)
    #expect(report.diagnostics.map(\.message).first?.contains("no build wrote it") == true)
  }

  @Test(
    arguments: [
      ["b/あ.html"], ["a.html"], ["墨/index.html", "b/あ.html"], ["a"], ["fude-manifest 1"],
      ["zzz", "a.html"], ["", "b"],
    ])
  func aManifestIsAskedForAFewFiles(_ files: [String]) throws {
    let site = try TemporarySite([:])
    let all: PathSet = ["a.html", "b/あ.html", "墨/index.html", "c", "c/d", "feed.xml"]
    let path = site.root + "/manifest"
    try Manifest(files: all).write(to: path)
    let files = PathSet(files)
    #expect(Manifest.naming(files, in: try POSIX.read(path)).files == all.intersection(files))
    #expect(Manifest.naming(files, in: []).files.isEmpty)
  }

  /// Bytes that are no document's are told, and nothing is taken for one.
  @Test func aDocumentThatCannotBeReadBackIsTold() throws {
    let whole = KeptDocument(try Self.someDocument())
    let flag = SharedFlag()
    let body = DocumentBody(.init())
    let same = KeptDocument(later: whole.encoded, source: "a.md", body: body, isDamaged: flag)
    #expect((same.document.title, flag.isSet) == ("筆", false))
    let cut = KeptDocument(
      later: whole.encoded.dropLast(), source: "a.md", body: body, isDamaged: flag)
    #expect((cut.document.title, flag.isSet) == ("", true))
  }

  private static func someDocument() throws -> Document {
    Document(
      kind: .post, source: "a.md", bundle: nil, title: "筆", date: nil, updated: nil, slug: "a",
      url: URLPath(safe: "/a/"), layout: nil, terms: [["墨"]], authors: [], language: "ja",
      isDraft: false, image: nil, aliases: [], links: [], body: DocumentBody(.init()),
      description: "", characters: 1, words: 1, readingTime: 1, features: .init(),
      extras: .init([("鍵", .text("値"))]))
  }
}
