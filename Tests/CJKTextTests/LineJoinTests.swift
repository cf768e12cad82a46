import CJKText
import Testing

@Suite("Joining lines")
struct LineJoinTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let before: Unicode.Scalar
    let after: Unicode.Scalar
    /// Whether the break goes: in Japanese, in English, in Japanese with the punctuation option.
    let drops: [Bool]
    var testDescription: String { name }

    init(_ name: String, _ before: Unicode.Scalar, _ after: Unicode.Scalar, _ drops: [Bool]) {
      (self.name, self.before, self.after, self.drops) = (name, before, after, drops)
    }
  }

  private static let always = [true, true, true]
  private static let never = [false, false, false]
  private static let inJapanese = [true, false, true]
  private static let withOption = [false, false, true]

  @Test(
    "pairs",
    arguments: [
      Row("kanji", "日", "本", always),
      Row("kana", "の", "ア", always),
      Row("non-BMP", "家", "𠮷", always),
      Row("wide stop and kanji", "。", "次", always),
      Row("fullwidth letters", "Ａ", "漢", always),
      Row("halfwidth kana", "ｱ", "ｶ", always),
      Row("bopomofo and Yi", "ㄅ", "ꀀ", always),
      Row("wide emoji", "😀", "漢", always),
      Row("ideographic space", "\u{3000}", "漢", always),
      Row("Latin", "a", "b", never),
      Row("kanji and Latin", "本", "b", never),
      Row("Latin and kanji", "a", "本", never),
      Row("Hangul", "한", "국", never),
      Row("Hangul and kanji", "한", "漢", never),
      Row("wide stop and Hangul", "。", "한", withOption),
      Row("halfwidth jamo", "ﾡ", "ｱ", never),
      Row("zero width space before", "\u{200B}", "b", always),
      Row("zero width space after", "a", "\u{200B}", always),
      Row("ellipsis after kanji", "本", "…", inJapanese),
      Row("curly quote before kanji", "”", "本", inJapanese),
      Row("curly quotes", "”", "“", never),
      Row("ellipsis and Hangul", "…", "한", never),
      Row("ellipsis and Latin", "…", "a", never),
      Row("ellipsis and wide emoji", "…", "😀", never),
      Row("narrow emoji and kanji", "☀", "本", inJapanese),
      Row("ambiguous letter and kanji", "α", "本", never),
      Row("ASCII emoji base and kanji", "#", "本", never),
      Row("comma of ASCII and kanji", ",", "本", never),
      Row("wide stop and Latin", "。", "F", withOption),
      Row("Latin and wide bracket", "F", "「", withOption),
      Row("wide symbol and Latin", "＋", "F", never),
    ])
  func pairs(_ row: Row) {
    let settings = [("ja", false), ("en", false), ("ja", true)]
    let drops = settings.map { language, joins in
      LineJoin.dropsBreak(
        before: row.before, after: row.after, language: language, joinsAfterPunctuation: joins)
    }
    #expect(drops == row.drops)
  }

  @Test(
    "languages whose ambiguous marks join",
    arguments: [
      ("ja", true), ("ja-JP", true), ("JA_jp", true), ("zh", true), ("zh-Hant-TW", true),
      ("yue", true), ("ii", true), ("und-Hant", true), ("ko", false), ("en", false), ("", false),
      ("ja-Latn", false), ("jam", false), ("yi", false),
    ])
  func languages(language: String, drops: Bool) {
    #expect(
      LineJoin.dropsBreak(
        before: "本", after: "…", language: language, joinsAfterPunctuation: false) == drops)
  }

  @Test("default ignorables are passed over, U+200B is not")
  func skipped() {
    for scalar in "\u{FE00}\u{FE0F}\u{E0100}\u{200D}\u{2060}\u{AD}".unicodeScalars {
      #expect(LineJoin.isSkipped(scalar))
    }
    for scalar in "\u{200B}aあ漢한、\u{3099}\u{301} \n".unicodeScalars {
      #expect(!LineJoin.isSkipped(scalar))
    }
  }
}
