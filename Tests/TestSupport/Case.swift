import Foundation

/// One case of a file in a Cases/ folder.
///
/// A case file is a text about a part of a module. A case in it is fenced by backticks, four or
/// more, with options behind the word `case`; `→` stands for a tab and `␠` for a space at a line's
/// end:
///
///     ```` case language=zh raw_html=drop
///     the source
///     .
///     what is expected
///     .text
///     another thing that is expected
///     ````
///
/// The sections behind the first two have the names of their tests.
public struct Case: Sendable, CustomStringConvertible {
  /// File and line.
  public let place: String
  /// The words behind `case`.
  public let options: [Substring]
  /// The first section.
  public let source: String
  /// By section; the one behind the dot alone is called `html`.
  public let expected: [String: String]

  /// File and line.
  public var description: String { place }

  /// All cases of the files beside a test, in the order of their names.
  public static func read(besideTest file: StaticString = #filePath) -> [Case] {
    let folder = URL(filePath: "\(file)").deletingLastPathComponent().appending(path: "Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".test") }.sorted().flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return read(text, file: name)
    }
  }

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
          source: sections["source"] ?? "",
          expected: sections.filter { $0.key != "source" }))
      index += 1
    }
    return cases
  }

  private static func sections(of lines: ArraySlice<Substring>) -> [String: String] {
    var sections = ["source": ""]
    var name = "source"
    for line in lines {
      if line == "." {
        name = "html"
        sections[name] = ""
      } else if name != "source", line.hasPrefix("."), line.dropFirst().allSatisfy(\.isLetter) {
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
