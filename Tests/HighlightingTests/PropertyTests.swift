import Highlighting
import TestSupport
import Testing

/// What holds for every language and any bytes.
@Suite struct PropertyTests {
  private static let sources = Case.read().map { Array($0.source.utf8) }
  private static let languages = CodeListing.languages.compactMap(\.first)

  @Test("The text is the code, spans are closed where they belong", arguments: languages)
  func textIsCode(_ language: String) throws {
    var random = SplitMix64(state: UInt64(language.utf8.count))
    for _ in 0..<60 {
      let code = Self.hostile(&random)
      for listing in Self.listings(language) {
        let html = listing.html(code)
        let text = try #require(HTMLText(html), "\(code)")
        let isEqual = text.bytes == code && html == listing.html(code)
        #expect(isEqual, "\(code)")
      }
    }
  }

  @Test("The text of every case is its code in every language", arguments: languages)
  func casesOfOthers(_ language: String) throws {
    for source in Self.sources {
      let text = try #require(HTMLText(CodeListing(language: language).html(source)))
      let isEqual = text.bytes == source
      #expect(isEqual)
    }
  }

  private static func listings(_ language: String) -> [CodeListing] {
    [
      CodeListing(language: language),
      CodeListing(
        language: language, fileName: "漢\"<字", highlightedLines: LineRanges([2...3]),
        firstLineNumber: 9),
    ]
  }

  /// Random bytes, cuts of real code put together, and real code with bytes changed.
  private static func hostile(_ random: inout SplitMix64) -> [UInt8] {
    var code: [UInt8] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        code += (0..<Int.random(in: 0...60, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
      default:
        let source = sources.randomElement(using: &random) ?? []
        let start = Int.random(in: 0...source.count, using: &random)
        code += source[start...].prefix(Int.random(in: 0...400, using: &random))
      }
    }
    for _ in 0..<Int.random(in: 0...8, using: &random) where !code.isEmpty {
      code[Int.random(in: 0..<code.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    return code
  }
}

/// The text of a listing's HTML; nil when a tag is not closed where it must be, or stands inside a
/// character.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  init?(_ html: [UInt8]) {
    var open: [String] = []
    var index = 0
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"):
        guard let end = html[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        // No continuation byte may follow a tag, unless none of its character stands before.
        if end + 1 < html.count, html[end + 1] & 0xC0 == 0x80, (bytes.last ?? 0) >= 0x80 {
          return nil
        }
        let tag = String(decoding: html[(index + 1)..<end], as: UTF8.self)
        if tag.hasPrefix("/") {
          guard open.popLast() == String(tag.dropFirst()) else { return nil }
        } else {
          open.append(String(tag.prefix { $0 != " " }))
        }
        index = end + 1
        // The caption, and the line ends of the figure, are no code.
        if tag == "figcaption" { while html[index] != UInt8(ascii: "<") { index += 1 } }
        if tag == "/figcaption" || tag == "/pre" || tag == "/figure" { index += 1 }
      case UInt8(ascii: "&"):
        guard let end = html[index...].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let names = ["&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\""]
        guard let text = names[String(decoding: html[index..<end], as: UTF8.self)] else {
          return nil
        }
        bytes += Array(text.utf8)
        index = end + 1
      case UInt8(ascii: ">"), UInt8(ascii: "\""): return nil
      default:
        bytes.append(html[index])
        index += 1
      }
    }
    guard open.isEmpty else { return nil }
  }
}
