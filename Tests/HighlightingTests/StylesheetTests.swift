import Foundation
import TestSupport
import Testing

@testable import Highlighting

/// The default theme's colours of code, as they stand in its stylesheets.
@Suite struct StylesheetTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Both stylesheets as a page has them, without comments.
  private static func stylesheet() throws -> String {
    let text = try text("templates/assets/style.css") + text("templates/assets/highlight.css")
    return text.replacing(/\/\*[\s\S]*?\*\//, with: "")
  }

  @Test("Every text colour has a contrast of 4.5:1 on every ground", arguments: Scheme.allCases)
  func contrast(_ scheme: Scheme) throws {
    let colors = try scheme.colors(in: Self.stylesheet())
    let texts = colors.keys.filter { $0.hasPrefix("--code-") && !Self.grounds.contains($0) }
    let onPaper = texts.filter { !$0.hasSuffix("-ink") } + ["--ink"]
    #expect(onPaper.count == 8)
    for text in onPaper {
      for ground in ["--shade", "--code-mark"] { try Self.check(text, on: ground, colors) }
    }
    for ground in ["--code-inserted", "--code-deleted"] {
      try Self.check(ground + "-ink", on: ground, colors)
    }
    try Self.check("--faded", on: "--shade", colors)
  }

  private static let grounds = ["--code-mark", "--code-inserted", "--code-deleted"]

  private static func check(_ text: String, on ground: String, _ colors: [String: Color]) throws {
    let ratio = try #require(colors[text]).contrast(to: try #require(colors[ground]))
    #expect(ratio >= 4.5, "\(text) on \(ground)")
  }

  @Test("Every kind of token has one rule for its colour, of one of the colours that are checked")
  func everyKind() throws {
    let stylesheet = try Self.text("templates/assets/highlight.css")
    let rules = stylesheet.matches(of: /pre ([^{}]+) \{([^}]*)\}/)
    for kind in TokenKind.allCases where kind != .plain {
      let selector = try Regex("\\.\(kind.className)(?![a-z.])")
      let colors = rules.filter { $0.1.contains(selector) }.flatMap {
        $0.2.matches(of: /\n  color: (.*);/).map(\.1)
      }
      #expect(colors.count == 1, "\(kind)")
      #expect(colors.allSatisfy { $0.hasPrefix("var(--code-") }, "\(kind)")
    }
  }

  @Test("The documentation lists every class and every language")
  func documentation() throws {
    let text = try Self.text("docs/code.md")
    for kind in TokenKind.allCases where kind != .plain {
      #expect(text.contains("| `\(kind.className)` |"), "\(kind)")
    }
    for names in CodeListing.languages {
      let row = names.map { "`\($0)`" }.joined(separator: " ")
      #expect(text.contains(row), "\(row)")
    }
  }
}

/// What a reader has set.
enum Scheme: CaseIterable, Sendable {
  case light, dark, print, printInDark

  /// The custom properties that are colours, later rules over earlier ones.
  func colors(in stylesheet: String) -> [String: Color] {
    var colors: [String: Color] = [:]
    for rule in stylesheet.matches(of: /(?:@media ([^{]*)\{\s*)?:root(?:, \[lang\])? \{([^}]*)\}/)
    where applies(String(rule.1 ?? "")) {
      for property in rule.2.matches(of: /(--[a-z-]+): (#[0-9a-f]+);/) {
        colors[String(property.1)] = Color(String(property.2))
      }
    }
    return colors
  }

  private func applies(_ media: String) -> Bool {
    switch media.trimmingCharacters(in: .whitespaces) {
    case "": true
    case "(prefers-color-scheme: dark)": self == .dark || self == .printInDark
    case "screen and (prefers-color-scheme: dark)": self == .dark
    case "print": self == .print || self == .printInDark
    default: false
    }
  }
}

/// A colour of sRGB.
struct Color {
  private let luminance: Double

  /// Reads `#rrggbb` or `#rgb`.
  init?(_ text: String) {
    let digits = text.dropFirst().map(String.init)
    let channels =
      digits.count == 3
      ? digits.map { $0 + $0 } : stride(from: 0, to: 5, by: 2).map { digits[$0] + digits[$0 + 1] }
    let values = channels.compactMap { UInt8($0, radix: 16) }.map { Self.linear($0) }
    guard values.count == 3 else { return nil }
    luminance = 0.2126 * values[0] + 0.7152 * values[1] + 0.0722 * values[2]
  }

  private static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// WCAG 2.2's contrast ratio, from 1 to 21.
  func contrast(to other: Color) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}
