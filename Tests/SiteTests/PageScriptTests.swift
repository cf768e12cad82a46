import Foundation
import Testing

@testable import Site

/// The theme loads scripts for what a page shows, and for nothing else.
@Suite struct PageScriptTests {
  private static func site(_ settings: String = "") throws -> TemporarySite {
    try TemporarySite(
      [
        "site.yml": TemporarySite.settings + settings + "\n",
        "content/posts/2025-01-01-式.md": post("式", date: "2025-01-01", body: "$a_b$と値段は$5と$10。"),
        "content/posts/2025-01-02-図.md": post(
          "図", date: "2025-01-02", body: "```mermaid\ngraph TD\n```"),
        "content/posts/2025-01-03-文.md": post("文", date: "2025-01-03", body: "値段は$5と$10。"),
        "content/posts/2025-01-04-切.md": post(
          "切", date: "2025-01-04", "math: false\n", body: "$a$"),
        "content/posts/2025-01-05-自.md": post(
          "自", date: "2025-01-05", "math: true\n", body: "<span class=\"math\">\\\\(a\\\\)</span>"),
        "content/index.md": "---\ntitle: 家\n---\n\n$$x$$\n",
      ], plain: false)
  }

  private static func loads(_ page: String?) -> [String] {
    [
      "katex.min.css", "katex.min.js", "auto-render.min.js", "renderMathInElement",
      "mermaid.min.js",
    ]
    .filter { page?.contains($0) == true }
  }

  private static let math = [
    "katex.min.css", "katex.min.js", "auto-render.min.js", "renderMathInElement",
  ]

  @Test(arguments: [
    ("2025/01/01/式", math), ("2025/01/02/図", ["mermaid.min.js"]), ("2025/01/03/文", []),
    ("2025/01/04/切", []), ("2025/01/05/自", math), ("archive", []), ("archive/2025", []),
  ])
  func isLoadedWhereItIsShown(folder: String, expected: [String]) async throws {
    let site = try Self.site()
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let page = site.files()["\(folder)/index.html"]
    #expect(Self.loads(page) == expected)
    let scripts = page?.components(separatedBy: "<script").count ?? 0
    // Of a post's own there is one, its data for search engines.
    let own = folder.hasPrefix("2025/") ? 2 : 1
    #expect(scripts == own + (expected.isEmpty ? 0 : expected.count > 1 ? 3 : 2))
  }

  @Test func theTextOfTheHomePageBringsItsScripts() async throws {
    let site = try Self.site()
    _ = await site.build()
    #expect(Self.loads(site.files()["index.html"]) == Self.math)
  }

  /// What comes from elsewhere is checked by the browser; what the site names itself is its own.
  @Test func scriptsFromElsewhereHaveAChecksum() async throws {
    let site = try Self.site()
    _ = await site.build()
    for (path, page) in site.files() where path.hasSuffix(".html") {
      for tag in page.components(separatedBy: "<").filter({ $0.contains("cdn.") }) {
        #expect(tag.contains("integrity=\"sha384-"), "\(path): \(tag)")
        #expect(tag.contains("crossorigin=\"anonymous\""))
      }
    }
  }

  @Test func addressesAreSettings() async throws {
    let site = try Self.site(
      "base_path: /下\nmath: {style: /k.css, script: /k.js, auto_render: 'https://a.example/r.js'}\n"
        + "mermaid: {script: /m.js}")
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let files = site.files()
    let head = files["2025/01/01/式/index.html"] ?? ""
    #expect(head.contains("<link rel=\"stylesheet\" href=\"/%E4%B8%8B/k.css\">"))
    #expect(head.contains("<script defer src=\"/%E4%B8%8B/k.js\"></script>"))
    #expect(head.contains("<script defer src=\"https://a.example/r.js\"></script>"))
    #expect(
      files["2025/01/02/図/index.html"]?.contains("<script defer src=\"/%E4%B8%8B/m.js\">") == true)
    for page in files.values { #expect(!page.contains("cdn.")) }
  }
}
