import Testing

@testable import Site

/// Addresses that were public once.
struct LostAddressTests {
  private static let files = [
    "content/posts/2025-01-02-筆.md": post("筆の話", date: "2025-01-02"),
    "content/posts/2025-02-03-b.md": post("먹 이야기", date: "2025-02-03", "aliases: [/옛/]\n"),
    "content/about.md": "---\ntitle: 關於\n---\n文。\n", "content/圖.png": "PNG",
  ]

  private static func lost(_ path: String, _ document: String, _ why: String) -> String {
    "\(document): error: nothing is at '\(path)' any more, which was public; this has the same \(why) [if it has moved, add 'aliases: [\(path)]'] {lost-address}"
  }

  private static func gone(_ path: String) -> String {
    "error: nothing is at '\(path)' any more, which was public [add 'aliases: [\(path)]' to what has taken its place] {lost-address}"
  }

  private static func check(
    _ list: String, settings: String = "", _ files: [String: String] = files
  ) async throws -> [String] {
    let site = try TemporarySite(
      files.merging(["site.yml": TemporarySite.settings + settings, "earlier": list]) { $1 })
    let path = site.root + "/earlier"
    return await site.check { _ in
    } wanted: {
      $0.earlier = path
    }.diagnostics.map { finding in
      finding.whole.replacing(" (by \(path))", with: "").replacing(path, with: "earlier")
    }
  }

  @Test(arguments: [
    ("ja, there", "[\"/2025/01/02/筆/\", \"/2025/01/02/%E7%AD%86/\", \"/\", \"/feed.xml\"]", []),
    (
      "ja, another permalink", "[\"/posts/筆.html\"]",
      [lost("/posts/筆.html", "content/posts/2025-01-02-筆.md", "name")]
    ),
    ("ko, an alias", "[\"https://example.com/옛/\"]", []),
    (
      "ko, by its title", "[\"/2024/먹-이야기/\"]",
      [lost("/2024/먹-이야기/", "content/posts/2025-02-03-b.md", "name")]
    ),
    (
      "zh, nothing like it", "[\"/遺失/\", \"/圖.png\", \"/tags/page/7/\"]", [gone("/遺失/")]
    ),
    (
      "en, by its date", "[\"/2025/02/03/ink/\", \"/2025/2/3/b/\"]",
      [
        lost("/2025/02/03/ink/", "content/posts/2025-02-03-b.md", "date"),
        lost("/2025/2/3/b/", "content/posts/2025-02-03-b.md", "name and date"),
      ]
    ),
    (
      "a manifest", "fude-manifest 1\n2025/01/02/筆/index.html\n無/index.html\nabout/index.html\n",
      [gone("/無/")]
    ),
    (
      "a sitemap",
      "<?xml version=\"1.0\"?><urlset><url><loc>https://old.example/about/</loc></url><url><loc>\nhttps://old.example/a&amp;b/ </loc></url></urlset>",
      [gone("/a&b/")]
    ),
    (
      "lines", "/about/\nhttp://example.com/無\n", [gone("/無")]
    ),
    (
      "sitemaps",
      "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>",
      [
        "error: 'earlier' lists sitemaps, not pages [give a manifest of .fude/, a sitemap.xml, or a JSON list of paths or addresses]"
      ]
    ),
    (
      "nothing", "字",
      [
        "error: no address in 'earlier' [give a manifest of .fude/, a sitemap.xml, or a JSON list of paths or addresses]"
      ]
    ),
    (
      "no JSON", "[1,",
      [
        "error: 'earlier' is no JSON list [give a manifest of .fude/, a sitemap.xml, or a JSON list of paths or addresses]"
      ]
    ),
  ])
  func lists(_ name: String, _ list: String, _ expected: [String]) async throws {
    #expect(try await Self.check(list) == expected)
  }

  @Test func belowABasePath() async throws {
    let found = try await Self.check(
      "[\"https://example.com/ブログ/about/\", \"https://example.com/ブログ/無/\"]",
      settings: "base_path: /ブログ\n")
    #expect(found == [Self.gone("/無/")])
  }

  @Test func theProgramsOwnManifest() async throws {
    let site = try TemporarySite(Self.files)
    #expect(await site.build().isBuilt)
    let name = try #require(site.files(in: ".fude").keys.first { $0.hasPrefix("manifest-") })
    try site.remove("content/about.md")
    let found = await site.check { _ in
    } wanted: {
      $0.earlier = site.root + "/.fude/" + name
    }
    #expect(
      found.diagnostics.map(\.message) == ["nothing is at '/about/' any more, which was public"])
  }

  @Test func aFileThatIsNotThere() async throws {
    let site = try TemporarySite(Self.files)
    let found = await site.check { _ in
    } wanted: {
      $0.earlier = "/無い/manifest"
    }
    #expect(
      found.diagnostics.map(\.message) == [
        "cannot read '/無い/manifest': no such file or directory"
      ])
  }
}
