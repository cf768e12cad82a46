import Diagnostics
import Testing

@testable import Site

/// Rules that settings and comments switch off.
struct CheckCommentTests {
  private static let link = "[無](/無/)"
  private static func finding(_ line: Int, _ column: Int = 5) -> String {
    "content/posts/2025-01-01-a.md:\(line):\(column): error: there is nothing at '/無/' {broken-link}"
  }

  @Test(arguments: [
    ("<!-- fude-check-disable broken-link -->\n\n\(link)\n\n\(link)", []),
    ("<!--fude-check-disable-->\n\n\(link)", []),
    (
      "文。\n\n<!-- fude-check-disable broken-link -->\n\n\(link)\n\n<!-- fude-check-enable -->\n\n\(link)",
      [finding(14)]
    ),
    (
      "<!-- fude-check-disable-next-line broken-link image-alt -->\n\(link)\n\n\(link)",
      [finding(9)]
    ),
    ("글. <!-- fude-check-disable broken-link -->\n\n\(link)", []),
    ("\(link)\n\n<!-- fude-check-disable broken-link -->", [finding(6)]),
    ("<!-- fude-check-disable broken-fragment -->\n\n\(link)", [finding(8)]),
    ("fude-check-disable\n\n\(link)", [finding(8)]),
    (
      "<!-- fude-check-disable brokenlink -->\n\n\(link)",
      [
        "content/posts/2025-01-01-a.md:6:25: warning: no rule named 'brokenlink' [did you mean 'broken-link'?]",
        finding(8),
      ]
    ),
    (
      "<!-- fude-check-disable 連結 -->\n\n文",
      [
        "content/posts/2025-01-01-a.md:6:25: warning: no rule named '連結' [docs/check.md lists all rules]"
      ]
    ),
  ])
  func inADocument(_ body: String, _ expected: [String]) async throws {
    let found = try await checkFindings([
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01", body: body)
    ])
    #expect(found == expected)
  }

  @Test("A comment before all text counts for front matter that holds control characters")
  func behindControlCharacters() async throws {
    let settings = "check: {control-character: off, description-length: 4}\n"
    func found(_ body: String) async throws -> [String] {
      try await checkFindings([
        "site.yml": TemporarySite.settings + settings,
        "content/posts/2025-01-01-a.md": post(
          "甲\u{1}\u{1}\u{1}", date: "2025-01-01", "description: 筆の話\n", body: body),
      ])
    }
    #expect(
      try await found("文。") == [
        "content/posts/2025-01-01-a.md:4:14: warning: the description is 6 columns wide, above 4 [a CJK character takes two columns; shorten it to what is seen at a glance] {description-length}"
      ])
    #expect(try await found("<!-- fude-check-disable description-length -->\n\n文。") == [])
  }

  private static func wide(_ count: Int) -> String {
    String(repeating: "ＡＰＩ、\n", count: count)
  }

  private static let off = "<!-- fude-check-disable fullwidth-latin -->\n\n"

  @Test(
    "Of many findings the first are told, without those that a comment silences",
    arguments: [
      ("筆。\n\n" + wide(50), 8..<58, nil), ("笔。\n\n" + wide(53), 8..<58, 3),
      ("붓.\n\n" + off + wide(60), 0..<0, nil),
      ("ink\n\n" + off + wide(60) + "\n<!-- fude-check-enable -->\n\n" + wide(53), 73..<123, 3),
    ])
  func many(_ body: String, _ lines: Range<Int>, _ more: Int?) async throws {
    let path = "content/posts/2025-01-01-a.md"
    let found = try await checkFindings([
      path: post("甲", date: "2025-01-01", body: body)
    ])
    let shown = lines.map { line in
      "\(path):\(line):1: warning: Latin letters in full width: 'ＡＰＩ' [write 'API'] {fullwidth-latin}"
    }
    let rest = more.map { "\(path): warning: and \($0) more in this file {fullwidth-latin}" }
    #expect(found == [rest].compactMap { $0 } + shown)
  }

  @Test(
    "In code a comment only shows how it is written",
    arguments: [
      ("ja", "`<!-- fude-check-disable -->`と書く。\n\n\(link)", [8]),
      ("zh", "```html\n<!-- fude-check-disable -->\n```\n\n\(link)", [10]),
      ("ko", "글.\n\n    <!-- fude-check-disable -->\n\n\(link)", [10]),
      ("en", "Write `` <!-- fude-check-disable\nbroken-link --> ``.\n\n\(link)", [9]),
      ("a fence in a fence", "````\n```\n<!-- fude-check-disable -->\n```\n````\n\n\(link)", [12]),
      (
        "a fence in a list", "- 箇\n\n  ~~~\n\n  <!-- fude-check-disable -->\n  ~~~\n\n\(link)", [13]
      ),
      ("a footnote", "甲[^1]\n\n[^1]: `<!-- fude-check-disable -->`\n\n`乙` \(link)", [10]),
      ("Liquid", "`{% comment %}fude-check-disable{% endcomment %}`\n\n\(link)", [8]),
      ("an unknown name", "`<!-- fude-check-disable 無 -->`", []),
      ("behind a span", "`甲` <!-- fude-check-disable -->\n\n\(link)", []),
      ("behind a fence", "```\n甲\n```\n<!-- fude-check-disable -->\n\n\(link)", []),
      ("behind an indent", "    甲\n<!-- fude-check-disable -->\n\n\(link)", []),
      ("before code", "<!-- fude-check-disable -->\n`甲`\n\n\(link)", []),
      ("control characters", "\u{1}\u{1}`<!-- fude-check-disable-next-line -->`\n\(link)", [7]),
    ])
  func inCode(_ name: String, _ body: String, _ lines: [Int]) async throws {
    let site = try TemporarySite([
      "site.yml": TemporarySite.settings + "check: {control-character: off}\n",
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01", body: body),
    ])
    let found = await site.check().diagnostics.map(\.whole)
    let column = name == "a footnote" ? 9 : 5
    #expect(found == lines.map { Self.finding($0, column) })
  }

  @Test(arguments: [
    (
      "{% comment %} fude-check-disable unescaped-output {% endcomment %}\n{{ page.title | raw }}",
      []
    ),
    ("{%- comment -%}fude-check-disable-next-line{%- endcomment -%}\n{{ page.title | raw }}", []),
    ("<!-- fude-check-disable-next-line unescaped-output -->\n\n{{ page.title | raw }}", [3]),
    ("{{ page.title | raw }}{% comment %} fude-check-disable {% endcomment %}", []),
  ])
  func inATemplate(_ template: String, _ lines: [Int]) async throws {
    let site = try TemporarySite([
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01"),
      "templates/post.html": template,
    ])
    #expect(await site.check().diagnostics.map(\.location?.line) == lines)
  }

  @Test(arguments: [
    ("off", []), ("false", []),
    ("warning", [finding(6).replacing("error", with: "warning")]), ("error", [finding(6)]),
    ("{level: off}", []), ("true", [finding(6)]),
    (
      "of",
      [
        finding(6),
        "site.yml:3:22: error: unknown value 'of' for 'broken-link' [did you mean 'off'?]",
      ]
    ),
    (
      "{levl: off}",
      [
        finding(6),
        "site.yml:3:23: error: unknown key 'levl' in 'broken-link' [did you mean 'level'?]",
      ]
    ),
  ])
  func inSettings(_ level: String, _ expected: [String]) async throws {
    let found = try await checkFindings([
      "site.yml": TemporarySite.settings + "check: {broken-link: \(level)}\n",
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01", body: Self.link),
    ])
    #expect(found == expected)
  }

  @Test func unknownRuleInSettings() async throws {
    let found = try await checkFindings([
      "site.yml": TemporarySite.settings + "check:\n  broken-links: off\n  리ン크: off\n"
    ])
    #expect(
      found == [
        "site.yml:4:3: warning: no rule named 'broken-links' [did you mean 'broken-link'?]",
        "site.yml:5:3: warning: no rule named '리ン크' [docs/check.md lists all rules]",
      ])
  }

  @Test(arguments: [
    String(repeating: "<!-- fude-check-disable image-alt -->\n", count: 1_000),
    String(repeating: "fude-check-", count: 10_000),
    String(repeating: "<!-- fude-check-disable ", count: 1_000),
  ])
  func hostileComments(_ body: String) async throws {
    let found = try await checkFindings([
      "site.yml": TemporarySite.settings + "check: {repeated-heading: off}\n",
      "content/posts/2025-01-01-a.md": post("甲", date: "2025-01-01", body: body),
    ])
    // Nothing of it is a mistake, or each name once.
    #expect(found.allSatisfy { $0.contains("no rule named") })
  }
}
