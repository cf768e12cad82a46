import CJKText
import TestSupport
import Testing

@Suite struct AnchorSluggerTests {
  private struct Vector: Decodable {
    let input: String
    let expected: String
    let source: String
  }

  private static let vectors = SpecificationFile("slug.json", of: [Vector].self)

  @Test(
    "The vectors of github-slugger",
    .enabled(if: vectors.isThere, "\(vectors.absence)"))
  func specification() throws {
    let vectors = try Self.vectors.load()
    #expect(!vectors.isEmpty)
    // Those of one page follow each other; each of the others is alone on its page.
    var page = AnchorSlugger()
    for vector in vectors {
      if vector.source.contains("sequential") {
        #expect(page.identifier(for: vector.input) == vector.expected)
      } else {
        #expect(AnchorSlugger.slug(vector.input) == vector.expected)
      }
    }
  }

  @Test(arguments: [
    ("第1章　はじめに", "第1章はじめに"), ("Q&A：よくある質問", "qaよくある質問"), ("C++ / C#", "c--c"),
    ("Ｃ＋＋", "ｃ"), ("ー々〆ヽ〇", "ー々〆ヽ〇"), ("葛󠄀城", "葛󠄀城"), ("한국어 제목!", "한국어-제목"),
    ("简介（一）", "简介一"), ("snake_case－全角", "snake_case全角"), ("  a  b ", "--a--b-"),
    ("ｶﾞｷﾞ", "ｶﾞｷﾞ"), ("①㊙", ""), ("が", "が"), ("👨‍👩‍👧", ""), ("i̇İ", "i̇i̇"),
    ("ΟΔΟΣ ΣΑ", "οδος-σα"), ("Σ", "σ"), ("ΑΣ.Β ΑΣ.", "ασβ-ας"), ("ας Σα", "ας-σα"),
  ])
  func slug(_ heading: String, _ expected: String) {
    #expect(AnchorSlugger.slug(heading) == expected)
  }

  @Test func identifiersAreGivenOnce() {
    var slugger = AnchorSlugger()
    let headings = ["概要", "概要-1", "概要", "概要", "概要 1", "！", ""]
    #expect(
      headings.map { slugger.identifier(for: $0) }
        == ["概要", "概要-1", "概要-2", "概要-3", "概要-1-1", "", "-1"])
  }

  /// Composed and decomposed, which browsers tell apart.
  @Test func canonicalEquivalentsAreTwo() {
    var slugger = AnchorSlugger()
    let headings = ["\u{304C}", "\u{304B}\u{3099}", "\u{304C}"]
    let identifiers = headings.map { Array(slugger.identifier(for: $0).utf8) }
    let expected = ["\u{304C}", "\u{304B}\u{3099}", "\u{304C}-1"]
    #expect(identifiers == expected.map { Array($0.utf8) })
  }

  @Test func reservedIdentifiersAreNotGiven() {
    var slugger = AnchorSlugger()
    slugger.reserve("概要")
    slugger.reserve("概要-1")
    slugger.reserve("概要")
    #expect(slugger.identifier(for: "概要") == "概要-2")
    #expect(slugger.identifier(for: "概要") == "概要-3")
    #expect(slugger.anchor(for: "概要 1") == "概要-1-1")
  }

  /// The anchor of a heading with nothing to keep comes from its characters, so others that come and go
  /// leave it as it is.
  @Test(arguments: [
    ("？！", "section-ff1f-ff01"), ("🍣", "section-1f363"), ("", "section"), ("　 ", "section"),
    ("- -", "section-2d-2d"), ("！？！？！", "section-ff01-ff1f-ff01-ff1f"), ("題", "題"),
  ])
  func anchorIsNeverEmpty(_ heading: String, _ expected: String) {
    var first = AnchorSlugger()
    #expect(first.anchor(for: heading) == expected)
    var later = AnchorSlugger()
    for other in ["序", "序", "終"] { _ = later.anchor(for: other) }
    #expect(later.anchor(for: heading) == expected)
  }
}
