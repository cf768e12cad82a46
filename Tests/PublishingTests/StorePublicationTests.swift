import Testing

@testable import Publishing

@Suite struct StorePublicationTests {
  /// Two versions of a site: each page names the assets of its version.
  static let old = [
    "index.html": "古 style.aaaa1111.css 図1.png", "2025/記事/index.html": "古 図1.png",
    "消/index.html": "古 消.png", "消/消.png": "絵", "style.aaaa1111.css": "色", "図1.png": "絵",
    "feed.xml": "古", "sitemap.xml": "古", "robots.txt": "同",
  ]
  static let new = [
    "index.html": "新 style.bbbb2222.css 図2.png", "2025/記事/index.html": "古 図1.png",
    "2026/新/index.html": "新 図2.png", "style.bbbb2222.css": "新色", "図1.png": "絵", "図2.png": "新絵",
    "feed.xml": "新", "sitemap.xml": "新", "robots.txt": "同",
  ]

  static func site(_ files: [String: String]) -> SiteFiles {
    SiteFiles(
      root: "/", folder: "/site",
      files: files.map { .init(path: $0.key, size: $0.value.utf8.count, content: $0.value) })
  }

  static func publication(
    _ files: [String: String], to store: MemoryStore, _ options: PublicationOptions = .init(),
    at time: Int = 1000
  ) -> StorePublication {
    let target = PublicationTarget(
      name: "本番", kind: .rclone("r:"), state: nil, cacheRules: CacheRules(), secrets: [])
    return StorePublication(
      store: store, site: site(files), target: target, options: options, report: { _ in },
      now: { time })
  }

  @Test func theOrderOfAnUpdate() async throws {
    let store = MemoryStore(["人の.txt": "人"])
    _ = try await Self.publication(Self.old, to: store).run()
    store.breakOff(after: nil)
    let report = try await Self.publication(Self.new, to: store).run()
    #expect(
      store.steps.map(\.name) == [
        "put .fude-lock-", "put .fude-publi",
        "upload 図2.png", "upload style.bbbb2222.css", "upload 2026/新/index.html",
        "upload index.html", "upload feed.xml", "upload sitemap.xml",
        "delete 消/index.html", "delete style.aaaa1111.css", "delete 消/消.png", "empty 消",
        "put .fude-publi", "remove .fude-lock-",
      ])
    #expect(report.plan.added == ["2026/新/index.html", "style.bbbb2222.css", "図2.png"])
    #expect(report.plan.changed == ["feed.xml", "index.html", "sitemap.xml"])
    #expect(report.plan.removed == ["style.aaaa1111.css", "消/index.html", "消/消.png"])
    #expect(report.plan.unchanged == 3)
    #expect(store.files == Self.new.merging(["人の.txt": "人"]) { $1 })
  }

  @Test func nothingToDo() async throws {
    let store = MemoryStore()
    _ = try await Self.publication(Self.old, to: store).run()
    store.breakOff(after: 0)
    let report = try await Self.publication(Self.old, to: store).run()
    #expect(report.plan.isEmpty)
    #expect(report.plan.unchanged == Self.old.count)
    #expect(store.steps.isEmpty)
  }

  @Test func aDryRunChangesNothing() async throws {
    let store = MemoryStore()
    store.breakOff(after: 0)
    var options = PublicationOptions()
    options.isDryRun = true
    let report = try await Self.publication(Self.old, to: store, options).run()
    #expect(report.plan.added.count == Self.old.count)
    #expect(!report.isDone)
  }

  /// Breaks off after each step of an update, looks at what readers would meet, and goes on.
  @Test(arguments: 0..<13) func brokenOff(after count: Int) async throws {
    let store = MemoryStore(["人の.txt": "人", "消/人の.png": "人"])
    _ = try await Self.publication(Self.old, to: store).run()
    store.breakOff(after: count)
    await #expect(throws: PublicationError.self) {
      try await Self.publication(Self.new, to: store).run()
    }
    for step in store.steps { Self.expectWhole(step) }
    store.breakOff(after: nil)
    // The network that went took the end of the lock with it.
    _ = try await Self.publication(Self.new, to: store, at: 2000).run()
    for step in store.steps { Self.expectWhole(step) }
    #expect(store.files == Self.new.merging(["人の.txt": "人", "消/人の.png": "人"]) { $1 })
    #expect(store.all.keys.filter { $0.hasPrefix(".fude-") } == [".fude-published.json"])
    let report = try await Self.publication(Self.new, to: store).run()
    #expect(report.plan.isEmpty)
  }

  /// A publication that broke off, and then the old version again.
  @Test(arguments: 2..<14) func brokenOffAndBack(after count: Int) async throws {
    let store = MemoryStore()
    _ = try await Self.publication(Self.old, to: store).run()
    store.breakOff(after: count)
    _ = try? await Self.publication(Self.new, to: store).run()
    store.breakOff(after: nil)
    _ = try await Self.publication(Self.old, to: store, at: 2000).run()
    #expect(store.files == Self.old)
  }

  /// Every asset that a page names is there, and what is somebody else's too.
  private static func expectWhole(_ step: MemoryStore.Step) {
    for (path, text) in step.files where path.hasSuffix(".html") {
      for name in text.split(separator: " ").dropFirst() {
        let isThere = step.files.keys.contains { $0 == name || $0.hasSuffix("/\(name)") }
        #expect(isThere, "\(step.name): \(path) names \(name), which is not there")
      }
    }
    #expect(step.files["人の.txt"] == "人", "\(step.name)")
  }

  // MARK: - Without a list

  @Test func aDamagedListIsMadeAnew() async throws {
    let same = Dictionary(uniqueKeysWithValues: Self.old.keys.map { ($0, "/site" + $0) })
    let store = MemoryStore()
    _ = try await Self.publication(same, to: store).run()
    store.set(".fude-published.json", "{\"format\":\"fude-publi")
    store.set("index.html", "半")
    store.breakOff(after: nil)
    let report = try await Self.publication(same, to: store).run()
    #expect(report.plan.changed == ["index.html"])
    #expect(store.files == same)
  }

  @Test func filesOfOthersAreNotReplaced() async throws {
    let store = MemoryStore(["index.html": "人の", "feed.xml": "人の"])
    store.breakOff(after: 0)
    let error = await #expect(throws: PublicationError.self) {
      try await Self.publication(Self.old, to: store).run()
    }
    #expect(
      error?.diagnostic.message
        == "本番 holds 2 files that fude did not publish, such as feed.xml")
    #expect(
      error?.diagnostic.hint
        == "choose another place; or publish with --adopt, which replaces them by the site's")
    store.breakOff(after: nil)
    var options = PublicationOptions()
    options.adopts = true
    _ = try await Self.publication(Self.old, to: store, options).run()
    #expect(store.files == Self.old)
  }

  // MARK: - Headers

  @Test func headers() async throws {
    let store = MemoryStore(servesHeaders: true)
    let files = ["index.html": "頁", "style.3f2a9c1b.css": "色", "写真-20251228.jpg": "絵"]
    _ = try await Self.publication(files, to: store).run()
    #expect(
      store.headers == [
        "index.html": "text/html; charset=utf-8|public, max-age=0, must-revalidate",
        "style.3f2a9c1b.css": "text/css; charset=utf-8|public, max-age=31536000, immutable",
        "写真-20251228.jpg": "image/jpeg|public, max-age=0, must-revalidate",
      ])
    #expect(try await Self.publication(files, to: store).run().plan.isEmpty)
  }

  // MARK: - Purging

  @Test func whatNoCacheWasToldOfIsKept() async throws {
    var options = PublicationOptions()
    options.keepsUnpurged = true
    let store = MemoryStore()
    let first = try await Self.publication(["a.html": "一"], to: store, options).run()
    #expect(first.unpurged == ["a.html"])
    // The command failed, and something else changed meanwhile.
    let second = try await Self.publication(["b.html": "二"], to: store, options).run()
    #expect(second.unpurged == ["a.html", "b.html"])
    try await Self.publication(["b.html": "二"], to: store, options).notePurged()
    let third = try await Self.publication(["b.html": "二"], to: store, options).run()
    #expect(third.unpurged == [])
  }
}
