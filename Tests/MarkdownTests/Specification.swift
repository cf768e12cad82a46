import Foundation
import Markdown

/// Test vectors that lie beside the repository, in ../shared/specs, on the machines that have them.
struct Specification: Sendable {
  /// One example.
  struct Example: Sendable {
    let number: Int
    let markdown: String
    let html: String
    /// The rule for line breaks that an example is about.
    let style: String
  }

  let examples: [Example]

  static let commonMark = Specification("commonmark-0.30.json")
  static let softBreaks = Specification("cjk-softbreak.json")

  var isThere: Bool { !examples.isEmpty }

  private init(_ name: String) {
    var folder = URL(filePath: #filePath)
    for _ in 1...4 { folder.deleteLastPathComponent() }
    let file = folder.appending(path: "shared/specs/\(name)")
    let json = (try? Data(contentsOf: file)).flatMap { try? JSONSerialization.jsonObject(with: $0) }
    let entries = json as? [[String: Any]] ?? []
    examples = entries.enumerated().compactMap { index, entry in
      guard let markdown = entry["markdown"] as? String, let html = entry["html"] as? String else {
        return nil
      }
      return Example(
        number: entry["example"] as? Int ?? index + 1, markdown: markdown, html: html,
        style: entry["style"] as? String ?? "")
    }
  }
}
