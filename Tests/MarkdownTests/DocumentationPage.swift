import Foundation
import Testing

/// A page of docs/ with examples: a block of Markdown, with options behind the word, and its HTML.
struct DocumentationPage: Sendable {
  /// One example.
  struct Example: Sendable, CustomTestStringConvertible {
    let place: String
    let options: [Substring]
    let markdown: String
    let html: String

    var testDescription: String { place }
  }

  /// In their order.
  let examples: [Example]
  /// For each switch in the page's table, whether it says that it is on by default.
  let defaults: [String: Bool]

  /// Reads a page; one that is not there has no examples.
  init(_ name: String) {
    var folder = URL(filePath: #filePath)
    for _ in 1...3 { folder.deleteLastPathComponent() }
    let file = folder.appending(path: "docs/\(name)")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    examples = Self.examples(in: lines, of: name)
    defaults = Self.defaults(in: lines)
  }

  private static func examples(in lines: [Substring], of name: String) -> [Example] {
    var examples: [Example] = []
    var markdown: (place: String, options: [Substring], text: String)?
    var index = 0
    while index < lines.count {
      let fence = lines[index].prefix { $0 == "`" }
      let words = lines[index].dropFirst(fence.count).split(separator: " ")
      index += 1
      guard fence.count >= 3 else { continue }
      let start = index
      while index < lines.count, lines[index] != fence { index += 1 }
      let text = lines[start..<min(index, lines.count)].map { $0 + "\n" }.joined()
      index += 1
      switch words.first {
      case "markdown": markdown = ("\(name):\(start)", Array(words.dropFirst()), text)
      case "html":
        guard let (place, options, source) = markdown else { continue }
        examples.append(Example(place: place, options: options, markdown: source, html: text))
        markdown = nil
      default: break
      }
    }
    return examples
  }

  /// Reads rows such as "| `tables` | on | ...".
  private static func defaults(in lines: [Substring]) -> [String: Bool] {
    var defaults: [String: Bool] = [:]
    for line in lines where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count > 1, ["on", "off"].contains(cells[1]) else { continue }
      defaults[cells[0].trimmingCharacters(in: ["`"])] = cells[1] == "on"
    }
    return defaults
  }
}
