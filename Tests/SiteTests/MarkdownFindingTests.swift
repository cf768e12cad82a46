import Diagnostics
import Markdown
import Synchronization
import Testing

@testable import Site

/// What Markdown finds in a text is told with the place in the file.
@Suite struct MarkdownFindingTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let file: String
    let place: Diagnostics.SourceLocation
    let finding: String
    var testDescription: String { name }
  }

  private static let path = "content/posts/2025-12-28-記事.md"
  private static let head = "---\ntitle: 題\n---\n"

  static let rows = [
    Row(
      name: "a heading without a space", file: head + "\n文。\n\n#見出し\n",
      place: Diagnostics.SourceLocation(path: path, line: 7, column: 1, lineText: "#見出し"),
      finding: "'#見出し' is no heading: there is no space behind the '#'"),
    Row(
      name: "in a quote the caret is behind its mark", file: head + "> #見出し\n",
      place: Diagnostics.SourceLocation(path: path, line: 4, column: 3, lineText: "> #見出し"),
      finding: "'#見出し' is no heading: there is no space behind the '#'"),
    Row(
      name: "lines that end in CR LF",
      file: (head + "\n文。\n\n#見出し\n").replacing("\n", with: "\r\n"),
      place: Diagnostics.SourceLocation(path: path, line: 7, column: 1, lineText: "#見出し"),
      finding: "'#見出し' is no heading: there is no space behind the '#'"),
    Row(
      name: "a footnote that nothing refers to", file: head + "文。\n\n[^注]: 墨。\n",
      place: Diagnostics.SourceLocation(path: path, line: 6, column: 1, lineText: "[^注]: 墨。"),
      finding: "nothing refers to the footnote [^注]"),
    Row(
      name: "without front matter", file: "#見出し\n",
      place: Diagnostics.SourceLocation(path: path, line: 1, column: 1, lineText: "#見出し"),
      finding: "'#見出し' is no heading: there is no space behind the '#'"),
  ]

  @Test(arguments: rows) func isAWarningWithItsPlace(_ row: Row) async throws {
    let site = try TemporarySite([Self.path: row.file])
    let report = await site.build()
    let found = try #require(report.diagnostics.first { $0.location?.line != nil })
    #expect(found.severity == .warning)
    #expect(found.message == row.finding)
    #expect(found.location == row.place)
    #expect(report.isBuilt)
    // A build that reads nothing anew tells it again.
    let again = await site.build()
    #expect(again.diagnostics == report.diagnostics)
  }

  @Test func aTextThatIsRefusedIsAnErrorBesideAllOthers() async throws {
    let deep = String(repeating: "> ", count: 3_000) + "文"
    let site = try TemporarySite([
      "content/posts/2025-12-26-深い.md": post("深", body: "序。\n\n\(deep)"),
      "content/posts/2025-12-27-誤り.md": post("誤", "layout: pots\n"),
      "content/posts/2025-12-28-記事.md": post("題", body: "#見出し"),
    ])
    let report = await site.build()
    #expect(
      report.diagnostics.map(\.summary) == [
        "content/posts/2025-12-26-深い.md:8: error: quotes, lists or emphasis are nested deeper than "
          + "1000 [take the text apart]",
        "content/posts/2025-12-27-誤り.md:4:9: error: no layout named 'pots' [did you mean 'post'?]",
        "content/posts/2025-12-28-記事.md:6:1: warning: '#見出し' is no heading: there is no space behind "
          + "the '#' [write a space, or switch on 'headings_without_space'; '\\#' is a '#' that is meant]",
      ])
    #expect(!report.isBuilt)
    #expect(site.files().isEmpty)
  }

  @Test(arguments: [
    (seconds: 1.0, warning: nil),
    (
      seconds: 1.25,
      warning: "content/posts/2025-12-28-記事.md: warning: this file takes 1.2 s to turn into HTML "
        + "[take the text apart, or look for what it repeats a thousand times]"
    ),
  ])
  func aFileThatTakesLongIsNamed(seconds: Double, warning: String?) async throws {
    let site = try TemporarySite([Self.path: post("題")])
    let clock = StandIn(step: .seconds(seconds))
    let report = await site.build { $0.ownTime = { clock.read() } }
    #expect(report.diagnostics.map(\.summary) == [warning].compactMap(\.self))
    #expect(report.isBuilt)
  }

  /// A clock that goes on by the same step whenever it is read.
  private final class StandIn: Sendable {
    private let time = Mutex(Duration.zero)
    private let step: Duration

    init(step: Duration) { self.step = step }

    func read() -> Duration {
      time.withLock { time in
        time += step
        return time
      }
    }
  }
}
