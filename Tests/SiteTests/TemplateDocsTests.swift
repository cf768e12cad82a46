import Dates
import Foundation
import Liquid
import Testing

@testable import Site

/// docs/templates.md and its translation: every example gives what stands beside it, and every
/// variable, tag and filter has one.
struct TemplateDocsTests {
  static let files = ["templates.md", "templates.ja.md"]

  private static func read(_ name: String) throws -> Guide {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("docs/" + name), encoding: .utf8)
    return Guide(text)
  }

  @Test(arguments: files)
  func examples(_ name: String) async throws {
    let guide = try Self.read(name)
    #expect(guide.examples.count > 100)
    var files = guide.files
    for (template, rows) in Dictionary(
      grouping: guide.examples.indices, by: { guide.examples[$0].template })
    {
      files["templates/" + template] = rows.map { "{% render 'e\($0)' %}" }.joined(separator: "‡")
      for row in rows { files["templates/e\(row).html"] = guide.examples[row].source }
    }
    let site = try TemporarySite(files)
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let built = site.files()
    for (template, page) in Self.pages {
      let rows = guide.examples.filter { $0.template == template }
      let parts = built[page]?.split(separator: "‡", omittingEmptySubsequences: false) ?? []
      #expect(parts.count == rows.count, "\(template)")
      for (row, part) in zip(rows, parts) {
        #expect(Self.inOneLine(part) == row.result, "\(row.source)")
      }
    }
  }

  /// A page of the example's site for each template that examples stand in.
  private static let pages = [
    "post.html": "2025/12/28/first/index.html", "home.html": "index.html",
    "term.html": "tags/筆/index.html", "archive.html": "archive/index.html",
    "author.html": "authors/藤野-澄/index.html",
  ]

  private static func inOneLine(_ text: some StringProtocol) -> String {
    text.replacingOccurrences(of: "\n", with: " ").trimmingCharacters(in: .whitespaces)
  }

  @Test(arguments: files)
  func nothingIsLeftOut(_ name: String) throws {
    let names = try Self.read(name).names
    var configuration = SiteConfiguration()
    configuration.title = "硯"
    let environment = TemplateEnvironment.make(configuration, words: ThemeWords(), now: 0)
    let tags = environment.tagNames.filter {
      !["#", "comment", "else", "elsif", "when"].contains($0)
    }
    let missing = environment.filterNames.union(tags).union(SiteKey.vocabulary)
      .subtracting(Self.elsewhere).subtracting(names)
    #expect(missing == [], "\(missing.sorted())")
  }

  /// Names that are told within the text or an example of another.
  private static let elsewhere: Set<String> = [
    "sassify", "scssify", "site", "page", "name", "count", "posts", "year", "month", "months",
    "number", "gap",
  ]

  @Test func bothHaveTheSameExamples() throws {
    let (english, japanese) = (try Self.read(Self.files[0]), try Self.read(Self.files[1]))
    #expect(english.examples.map(\.source) == japanese.examples.map(\.source))
    #expect(english.files == japanese.files)
  }
}

/// What the page shows: files of a site, and rows of tables with an example and its result.
private struct Guide {
  struct Example {
    let template: String
    let source: String
    let result: String
  }

  private(set) var files: [String: String] = [:]
  private(set) var examples: [Example] = []
  private(set) var names: Set<String> = []

  init(_ text: String) {
    var template = "post.html"
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let lines = block { addFile(lines) }
        block = block == nil ? [] : nil
      } else if block != nil {
        block?.append(line)
      } else if line.hasPrefix("#") {
        template = line.firstMatch(of: /`(\w+\.html)`/).map { String($0.1) } ?? "post.html"
      } else if line.hasPrefix("|") {
        addRow(line, template)
      }
    }
  }

  /// A block whose first line names a file in a comment.
  private mutating func addFile(_ lines: [Substring]) {
    guard let first = lines.first, let match = first.wholeMatch(of: /(?:# |<!-- )(\S+)(?: -->)?/),
      !match.1.hasSuffix("footer.html")
    else { return }
    files[String(match.1)] = lines.dropFirst().joined(separator: "\n") + "\n"
  }

  private mutating func addRow(_ line: Substring, _ template: String) {
    let cells = line.replacing("\\|", with: "\u{0}").split(separator: "|").map {
      $0.replacing("\u{0}", with: "|").trimmingCharacters(in: .whitespaces)
    }
    guard cells.count == 4, cells[1].hasPrefix("`"), cells[2].hasPrefix("`") else { return }
    examples.append(
      Example(
        template: template, source: String(cells[1].dropFirst().dropLast()),
        result: String(cells[2].dropFirst().dropLast())))
    for name in cells[0].matches(of: /`([^`]+)`/) {
      names.formUnion(name.1.split(separator: ".").map(String.init))
    }
  }
}
