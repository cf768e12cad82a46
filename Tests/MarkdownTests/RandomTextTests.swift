import Foundation
import Markdown
import TestSupport
import Testing

/// What holds for any text: `FUDE_FUZZ` is the number of texts, `FUDE_FUZZ_SEED` where they begin.
@Suite struct RandomTextTests {
  private static let seeds: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["FUDE_FUZZ"].flatMap { UInt64($0) } ?? 300
    let start = environment["FUDE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 0
    return start..<start + count
  }()

  /// Every construct there is, and HTML as text, so that all tags are the renderer's own.
  private static let everything: MarkdownOptions = {
    var options = MarkdownOptions()
    options.rawHTML = .escape
    for construct in MarkdownSwitch.allCases { options[construct] = true }
    return options
  }()

  @Test("Tags are closed in their order, and no sentinel is left")
  func wellFormed() {
    for seed in Self.seeds {
      let text = RandomText.make(seed: seed)
      let rendered = render(text, Self.everything)
      for html in [rendered.html, rendered.excerpt?.html ?? []] {
        let problem = TagCheck.problem(in: String(decoding: html, as: UTF8.self))
        #expect(problem == nil, "seed \(seed): \(text)")
      }
      let words = [rendered.text, rendered.excerpt?.plainText ?? ""]
      let names = rendered.headings.flatMap { [$0.plainText, $0.id ?? ""] }
      let hasSentinel = (words + names).contains { $0.unicodeScalars.contains(where: isSentinel) }
      #expect(!hasSentinel, "seed \(seed): \(text)")
    }
  }

  @Test("A text that has to be rewritten is read as one that has not")
  func rewriteIsNeutral() {
    var options = MarkdownOptions.commonMark
    for construct in [MarkdownSwitch.tables, .strikethrough, .footnotes] {
      options[construct] = true
    }
    let trigger = "\\~\n\n| 甲 |\n| --- |\n\n"
    let start = render(trigger, options).text
    for seed in Self.seeds {
      let text = RandomText.make(seed: seed, avoiding: "|~^:-\\")
      let alone = render(text, .commonMark).text
      #expect(render(trigger + text, options).text == start + alone, "seed \(seed): \(text)")
    }
  }

  @Test("A mark in front of a text changes nothing behind it")
  func marksAreLocal() {
    var options = MarkdownOptions()
    options[.figures] = false
    options[.attributes] = false
    for seed in Self.seeds {
      let text = RandomText.make(seed: seed, avoiding: "^{")
      let alone = render(text, options).text
      let behind = render("\\~\n\n***\n\n" + text, options).text
      #expect(behind == "<p>~</p>\n<hr />\n" + alone, "seed \(seed): \(text)")
    }
  }

  private func isSentinel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1680, 0x12470...0x12474, 0x10A50...0x10A58, 0xF0000...0xF00FF: true
    default: false
    }
  }
}

/// Texts of markup, CJK and ASCII in no sensible order.
enum RandomText {
  private static let pieces = [
    "*", "**", "***", "_", "__", "~", "~~", "`", "``", "```", "~~~", "\n", "\n", "\n\n", "\n\n",
    " ", "  \n", "\\", "[", "]", "](u)", "![", "[^1]", "[^1]: ", "[x]: /u", "> ", "- ", "+ ",
    "1. ", "2) ", "    ", "\t", "# ", "## ", "===", "---", "|", "| a | b |", "\n|---|:-:|\n",
    "\n:-\n", ": ", "\n: ", "<b>", "</b>", "<!-- ", "-->", "<div>\n", "&amp;", "&#42;",
    "<https://a.b>", "https://example.com/a_b_c", "www.example.com", "a@b.jp", "{漢字|かんじ}",
    "《《点》》", "漢字《かんじ》", "｜", "$a_b$", "$$", "\n$$\n", "\\(", "\\)", "\\[", "\\]", "{#id}",
    "{: .c}", "\n{: .d}\n", "[TOC]", "{:toc}", "[ ] ", "[x] ", "[!NOTE]", "^12^", ":smile:",
    "#見出し", "<!--more-->", "日本語", "「", "」", "。", "、", "（", "）", "한국어", "는", "中文", "，", "あ", "カ",
    "葛\u{E0100}", "羽\u{FE00}", "“\u{FE01}", "a", "b", "word", "12", "!", ".", "'", "\"", "=", "😀",
    "é", "\u{3000}", "\u{200B}",
  ]

  static func make(seed: UInt64, avoiding avoided: String = "") -> String {
    var random = SplitMix64(state: seed)
    let usable = pieces.filter { piece in !piece.contains { avoided.contains($0) } }
    let count = Int.random(in: 1...40, using: &random)
    return (0..<count).map { _ in usable.randomElement(using: &random) ?? "" }.joined()
  }
}

/// Whether tags are closed in the order in which they were opened.
private enum TagCheck {
  private static let void: Set<Substring> = ["br", "hr", "img", "input"]

  static func problem(in html: String) -> String? {
    var open: [Substring] = []
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: ">") else { return "a tag without end: \(part)" }
      let tag = part[..<end]
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return "</\(name)> closes nothing" }
      } else if !void.contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty ? nil : "open: \(open)"
  }
}
