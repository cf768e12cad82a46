import Markdown
import TestSupport
import Testing

@Suite struct HostileInputTests {
  @Test(
    "Deep nesting and huge lines are rendered to their end",
    arguments: [
      Input("quotes", String(repeating: ">", count: 990) + "甲", "</blockquote>\n"),
      Input("emphasis", String(repeating: "*甲 ", count: 50_000), "</p>\n"),
      Input("nested emphasis", nested("*", "甲", "*", 1_900), "</p>\n"),
      Input("open brackets", String(repeating: "[", count: 15_000) + "甲", "甲</p>\n"),
      Input("links in images", nested("![", "甲", "](u)", 990), "/></p>\n"),
      Input("backticks", String(repeating: "` `` ", count: 50_000), "</p>\n"),
      Input("one line of kanji", String(repeating: "漢", count: 1_000_000), "漢</p>\n"),
      Input("short lines of kanji", String(repeating: "漢\n", count: 300_000), "漢</p>\n"),
      Input("breaks between tags", String(repeating: "漢\n**字**\n", count: 50_000), "</p>\n"),
      Input("breaks before deep tags", "漢\n" + nested("*", "字", "*", 1_900), "</p>\n"),
      Input("markers", String(repeating: "甲<!--more-->", count: 50_000), "甲</p>\n"),
      Input(
        "markers in quotes", String(repeating: "> <!--more-->\n", count: 20_000), "</blockquote>\n"),
      Input("comments", String(repeating: "<!-- ", count: 100_000), "-- \n"),
      Input("line breaks", String(repeating: "甲  \n", count: 50_000), "甲</p>\n"),
      Input("variation selectors", "漢\n" + String(repeating: "\u{FE00}", count: 200_000), "</p>\n"),
      Input("entities", String(repeating: "&amp;", count: 100_000), "&amp;</p>\n"),
    ])
  func rendered(_ input: Input) {
    for policy in RawHTMLPolicy.allCases where policy == .keep || input.name != "comments" {
      var options = MarkdownOptions()
      options.rawHTML = policy
      let html = render(input.markdown, options).html
      let end = String(decoding: html.suffix(input.end.utf8.count), as: UTF8.self)
      #expect(end == input.end, "\(policy)")
    }
  }

  @Test(
    "What would take libcmark minutes is refused, with its line",
    arguments: [
      (Input("quotes", "段落\n\n" + String(repeating: ">", count: 50_000) + "甲", ""), .tooDeep, 3),
      (Input("quotes and emphasis", nested(">", "", "a*", 20_000), ""), .tooDeep, 1),
      (Input("items and empty lines", nested("- ", "甲", "\n", 10_000), ""), .tooDeep, 1),
      (Input("items, one in each line", stairs(1_100), ""), .tooDeep, 1_002),
      (Input("emphasis", nested("*", "甲", "*"), ""), .tooDeep, 1),
      (Input("images", nested("![", "甲", "](u)", 19_000), ""), .tooDeep, 1),
      (
        Input("brackets", "題\n\n" + String(repeating: "![[]()", count: 40_000), ""),
        .tooManyBrackets, 3
      ),
    ] as [(Input, MarkdownFinding.Kind, Int)])
  func refused(_ input: Input, _ kind: MarkdownFinding.Kind, _ line: Int) {
    let rendered = render(input.markdown)
    #expect(rendered.html == [])
    #expect(rendered.findings == [MarkdownFinding(kind: kind, line: line, excerpt: "")])
  }

  @Test("Nesting is closed as often as it was opened")
  func nestingIsClosed() {
    let depth = 990
    let text = render(String(repeating: ">", count: depth) + " 甲").text
    let expected =
      String(repeating: "<blockquote>\n", count: depth) + "<p>甲</p>\n"
      + String(repeating: "</blockquote>\n", count: depth)
    #expect(text == expected)
  }

  @Test("A marker in deep nesting closes it in the excerpt")
  func markerInDeepNesting() throws {
    let depth = 990
    let excerpt = try #require(
      render(String(repeating: ">", count: depth) + " 甲 <!--more--> 乙").excerpt)
    let expected =
      String(repeating: "<blockquote>\n", count: depth) + "<p>甲</p>\n"
      + String(repeating: "</blockquote>\n", count: depth)
    #expect(String(decoding: excerpt.html, as: UTF8.self) == expected)
    #expect(excerpt.plainText == "甲")
  }

  @Test("Random bytes do no harm", arguments: 0..<4)
  func randomBytes(_ seed: UInt64) {
    var random = SplitMix64(state: seed)
    let markup = Array("<>[]()*_`#-&;\\!\n \u{3000}漢".utf8)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ -> UInt8 in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : markup.randomElement(using: &random) ?? 0
      }
      for policy in RawHTMLPolicy.allCases {
        var options = MarkdownOptions()
        options.rawHTML = policy
        let rendered = MarkdownRenderer(options: options).render(bytes[...])
        #expect(rendered.html.allSatisfy { $0 != 0 })
        #expect(rendered.html.last.map { $0 == UInt8(ascii: "\n") } ?? true)
      }
    }
  }

  @Test func emptyText() {
    for text in ["", "\n", "   \n\n", "\u{FEFF}", "[甲]: /u\n"] {
      let rendered = render(text)
      #expect(rendered.html == [])
      #expect(rendered.excerpt == nil)
      #expect(rendered.counts == .zero)
      #expect(rendered.headings == [])
    }
  }
}

/// A text that was made to do harm, with the end of its HTML.
struct Input: Sendable, CustomTestStringConvertible {
  let name: String
  let markdown: String
  let end: String

  var testDescription: String { name }

  init(_ name: String, _ markdown: String, _ end: String) {
    (self.name, self.markdown, self.end) = (name, markdown, end)
  }
}

private func nested(
  _ opening: String, _ text: String, _ closing: String, _ depth: Int = 50_000
) -> String {
  String(repeating: opening, count: depth) + text + String(repeating: closing, count: depth)
}

/// A list in a list, and so on, each on a line of its own.
private func stairs(_ depth: Int) -> String {
  (0..<depth).map { String(repeating: "  ", count: $0) + "- 甲\n" }.joined()
}
