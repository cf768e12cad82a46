import CJKText
import Testing

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "columns",
    arguments: [
      ("nothing", "", 0), ("ASCII", "fude ~", 6), ("Japanese", "日本語、カナ", 12),
      ("Korean", "한국어", 6), ("non-BMP", "𠮷", 2), ("halfwidth kana", "ｶﾞ", 2),
      ("fullwidth", "Ａ！", 4), ("ideographic space", "\u{3000}", 2),
      ("ambiguous", "…“αé", 4), ("kana with a mark", "か\u{3099}", 2),
      ("Latin with marks", "e\u{301}\u{323}", 1), ("mark alone", "\u{301}", 0),
      ("conjoining jamo", "\u{1112}\u{1161}\u{11AB}", 2),
      ("variation sequence", "葛\u{E0100}", 2),
      ("emoji", "😀🎉", 4), ("emoji with a skin tone", "👍🏽", 2), ("family", "👨‍👩‍👧", 2),
      ("flag", "🇯🇵", 2), ("keycap", "1\u{FE0F}\u{20E3}", 2), ("sun as text", "☀", 1),
      ("sun as emoji", "☀\u{FE0F}", 2),
      ("controls", "\u{0}\u{1B}\n\r\n\u{7F}\u{85}", 0),
      ("zero width", "\u{200B}\u{FEFF}\u{2060}", 0),
      ("Thai", "ที่", 1), ("Devanagari", "नमस्ते", 4),
    ])
  func columns(name: String, text: String, expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }

  @Test("a character by itself")
  func character() {
    #expect(DisplayWidth.columns(of: "漢" as Character) == 2)
    #expect(DisplayWidth.columns(of: "a" as Character) == 1)
  }
}
