import Foundation
import Markdown
import Testing

/// One case of a file in Cases/.
///
/// A case file is a text about a part of the dialect. A case in it is fenced by backticks, four or
/// more, with options behind the word `case`; `→` stands for a tab and `␠` for a space at a line's
/// end:
///
///     ```` case language=zh raw_html=drop
///     Markdown
///     .
///     HTML
///     .text
///     the excerpt as plain text
///     ````
///
/// The sections behind the HTML are optional: `.excerpt`, `.text`, `.marked`, `.headings`, `.counts`.
struct Case: Sendable, CustomTestStringConvertible {
  let place: String
  let options: [Substring]
  let markdown: String
  let expected: [String: String]

  var testDescription: String { place }

  /// All cases of all files, in the order of their names.
  static let all: [Case] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".test") }.sorted().flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return read(text, file: name)
    }
  }()

  private static func read(_ text: String, file: String) -> [Case] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var cases: [Case] = []
    var index = 0
    while index < lines.count {
      let fence = lines[index].prefix { $0 == "`" }
      let words = lines[index].dropFirst(fence.count).split(separator: " ")
      let start = index + 1
      index = start
      guard fence.count >= 4, words.first == "case" else { continue }
      while index < lines.count, lines[index] != fence { index += 1 }
      let sections = sections(of: lines[start..<index])
      cases.append(
        Case(
          place: "\(file):\(start)", options: Array(words.dropFirst()),
          markdown: sections["markdown"] ?? "",
          expected: sections.filter { $0.key != "markdown" }))
      index += 1
    }
    return cases
  }

  private static func sections(of lines: ArraySlice<Substring>) -> [String: String] {
    var sections = ["markdown": ""]
    var name = "markdown"
    for line in lines {
      if line == "." {
        name = "html"
        sections[name] = ""
      } else if name != "markdown", line.hasPrefix("."), line.dropFirst().allSatisfy(\.isLetter) {
        name = String(line.dropFirst())
        sections[name] = ""
      } else {
        let text = line.replacing("→", with: "\t").replacing("␠", with: " ")
        sections[name, default: ""] += text + "\n"
      }
    }
    return sections
  }
}

extension MarkdownOptions {
  /// Fude's own options but for what the words of a case say; nil for an unknown word.
  init?(_ words: [Substring]) {
    self = MarkdownOptions()
    if words.contains("commonmark") { self = .commonMark }
    if words.contains("gfm") { self = .gfm }
    // Cases about other things hold without it.
    joinsAfterPunctuation = false
    for word in words where word != "commonmark" && word != "gfm" {
      let parts = word.split(separator: "=")
      switch (parts.first, parts.last.map(String.init)) {
      case ("language", let value?): language = value
      case ("punctuation", _): joinsAfterPunctuation = true
      case ("raw_html", let value?):
        guard let policy = RawHTMLPolicy(rawValue: value) else { return nil }
        rawHTML = policy
      case ("soft_breaks", let value?):
        guard let rule = SoftBreakRule(rawValue: value) else { return nil }
        softBreaks = rule
      case (let name?, let value?):
        guard let construct = MarkdownSwitch(name: String(name)), ["on", "off"].contains(value)
        else { return nil }
        self[construct] = value == "on"
      default: return nil
      }
    }
  }
}
