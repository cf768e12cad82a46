import Testing

@testable import CJKText

@Suite("Properties of scalars")
struct ScalarPropertyTests {
  @Test(
    "width and script",
    arguments: [
      ("a", EastAsianWidth.narrow, Script.latin), ("~", .narrow, .other),
      ("é", .ambiguous, .latin), ("ñ", .neutral, .latin), ("\u{A0}", .neutral, .other),
      ("Ａ", .fullwidth, .latin), ("！", .fullwidth, .other), ("\u{3000}", .fullwidth, .other),
      ("あ", .wide, .hiragana), ("ア", .wide, .katakana), ("ー", .wide, .other),
      ("ｱ", .halfwidth, .katakana), ("ｰ", .halfwidth, .other), ("ﾞ", .halfwidth, .other),
      ("漢", .wide, .han), ("々", .wide, .han), ("〇", .wide, .han), ("〆", .wide, .other),
      ("𠮷", .wide, .han), ("\u{323B0}", .wide, .han), ("\u{33479}", .wide, .han),
      ("\u{FA30}", .wide, .han), ("⼀", .wide, .han),
      ("한", .wide, .hangul), ("ᄒ", .wide, .hangul), ("ᅡ", .neutral, .hangul),
      ("ﾡ", .halfwidth, .hangul), ("ㄅ", .wide, .bopomofo), ("ꀀ", .wide, .yi),
      ("、", .wide, .other), ("「", .wide, .other), ("・", .wide, .other),
      ("…", .ambiguous, .other), ("“", .ambiguous, .other), ("—", .ambiguous, .other),
      ("α", .ambiguous, .greek), ("Ж", .ambiguous, .cyrillic), ("ב", .neutral, .other),
      ("😀", .wide, .other), ("☀", .neutral, .other), ("₩", .halfwidth, .other),
      ("\u{10FFFF}", .neutral, .other), ("\u{3FFFD}", .wide, .other),
      ("\u{E000}", .ambiguous, .other),
    ] as [(Unicode.Scalar, EastAsianWidth, Script)])
  func widthAndScript(scalar: Unicode.Scalar, width: EastAsianWidth, script: Script) {
    #expect(scalar.eastAsianWidth == width)
    #expect(scalar.script == script)
  }

  @Test("CJK characters for emphasis")
  func emphasis() {
    let inside = "漢あアｱー、。「」！ＡＺ한ᅡ₩々〇𠮷〰〽㊗㊙🈂🈷\u{3000}\u{323B0}\u{3FFFD}ㄅꀀ"
    let outside = "aZé “”‘’…—·§🈯😀☀①\u{A0}\u{200B}\u{FE0F}\u{E0100}Ж"
    for scalar in inside.unicodeScalars {
      #expect(scalar.isCJKForEmphasis, "U+\(String(scalar.value, radix: 16))")
    }
    for scalar in outside.unicodeScalars {
      #expect(!scalar.isCJKForEmphasis, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test("ranges written in code say what the tables say, for every assigned scalar")
  func rangesAgreeWithTables() {
    var counter = TextCounter()
    for value in Array(UInt32(0)...0x34FFF) + Array(0xE0000...0xE0FFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let record = ScalarChanges.value(of: value, in: WidthTable.changes)
      if scalar.widthRecord != record { Issue.record("width record of \(value)") }
      let tableClass = ScalarChanges.value(of: value, in: TextClassTable.changes)
      let textClass = TextClass(of: value)
      if textClass.rawValue != tableClass, textClass != .joiner, textClass != .space {
        Issue.record("text class of \(value)")
      }
      guard value >= 0x80 else { continue }
      let before = counter.counts.characters
      var text = String(scalar)
      text.withUTF8 { counter.add($0, isCode: false) }
      if (counter.counts.characters > before) != (tableClass == TextClass.cjk.rawValue) {
        Issue.record("count of \(value)")
      }
    }
  }
}
