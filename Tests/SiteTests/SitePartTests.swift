import Testing

@testable import Site

@Suite("Parts of a site")
struct SitePartTests {
  @Test(
    "a part is its number and the number of all",
    arguments: [
      ("1/1", "1-of-1"), ("2/7", "2-of-7"), ("07/7", "7-of-7"), ("0/7", nil), ("8/7", nil),
      ("1/0", nil), ("1", nil), ("1/2/3", nil), ("-1/2", nil), ("1/ 2", nil), ("一/二", nil),
      ("", nil), ("/", nil), ("1/10001", nil), ("99999999999999999999/2", nil),
    ])
  func reading(text: String, name: String?) {
    #expect(SitePart(text)?.name == name)
  }

  private static func makeSite() throws -> TemporarySite {
    let site = try TemporarySite(
      [
        "content/about.md": "---\ntitle: 関於\n---\n文", "content/images/筆.svg": "<svg/>",
        "site.yml":
          "title: 硯\nurl: https://example.com\nlanguage: ja\npaginate: 5\nfeeds: {terms: true}\n",
      ], plain: false)
    for number in 1...40 {
      try site.write(
        """
        ---
        title: 題名 \(number)
        tags: [日本語, 태그\(number % 5)]
        categories: 分類\(number % 3)
        aliases: [/old/\(number)/]
        ---
        本文 **\(number)**。[関於](../about.md) ![筆](/images/筆.svg)
        """, to: "content/posts/2025-\(number % 12 + 1)-\(number % 28 + 1)-題名-\(number).md")
    }
    return site
  }

  @Test("the parts are apart, and together the whole site to the byte", arguments: [1, 2, 7])
  func union(count: Int) async throws {
    let site = try Self.makeSite()
    let report = await site.build()
    #expect(report.diagnostics == [])
    let whole = site.bytes()
    #expect(whole.count > 100)
    var union: [String: [UInt8]] = [:]
    for number in 1...count {
      let part = await site.build { $0.part = SitePart("\(number)/\(count)") }
      #expect(part.diagnostics == [])
      let files = site.bytes(in: "public-\(number)-of-\(count)")
      #expect(part.files == files.count)
      #expect(part.written == files.count)
      union.merge(files) { old, _ in
        Issue.record("a file in two parts")
        return old
      }
    }
    #expect(union == whole)
  }

  @Test("parts built at once, twice, into folders of their own, write only what changed")
  func atOnce() async throws {
    let site = try Self.makeSite()
    let parts = (1...3).compactMap { SitePart("\($0)/3") }
    for edit in [nil, "content/posts/2025-2-2-題名-1.md"] {
      if let edit {
        try site.write(
          "---\ntitle: 題名 1\ntags: [日本語, 태그1]\ncategories: 分類1\naliases: [/old/1/]\n---\n新しい本文。",
          to: edit)
      }
      let root = site.root
      let written = await withTaskGroup(of: BuildReport.self) { group in
        for part in parts {
          group.addTask {
            var options = BuildOptions()
            options.source = root
            options.now = TemporarySite.now
            options.part = part
            return await Build(options).run()
          }
        }
        return await group.reduce(into: 0) { $0 += $1.isBuilt ? $1.written : 1_000_000 }
      }
      _ = await site.build()
      let union = parts.reduce(into: [String: [UInt8]]()) { union, part in
        union.merge(site.bytes(in: "public-" + part.name)) { old, _ in old }
      }
      #expect(union == site.bytes())
      #expect(edit == nil ? written == union.count : (1...20).contains(written))
    }
  }

  @Test("a folder that holds the whole site is not taken for a part")
  func otherFolder() async throws {
    let site = try Self.makeSite()
    _ = await site.build()
    let whole = site.bytes()
    let report = await site.build {
      $0.part = SitePart("1/2")
      $0.output = site.root + "/public"
    }
    #expect(report.written == 0)
    #expect(site.bytes() == whole)
  }
}
