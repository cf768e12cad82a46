import CJKText
import Testing

@Suite("Excerpts")
struct TruncationTests {
  @Test(
    "texts and their excerpts",
    arguments: [
      ("short", "短い文。", 10, "短い文。"),
      ("just as long", "あいうえお", 5, "あいうえお"),
      ("blanks around", " \n あいう\u{3000}\n", 3, "あいう"),
      ("one too long", "あいうえおか", 5, "あいうえ…"),
      ("sentence end", "今日は晴れ。明日は雨らしい", 10, "今日は晴れ。"),
      ("last of several", "一。二！三？四です", 7, "一。二！三？"),
      ("end at the limit", "一二三四。五六", 5, "一二三四。"),
      ("closing quote", "「雨だ。」と言った人がいた", 8, "「雨だ。」"),
      ("closing quote beyond the limit", "晴れ。「雨だ。」と言った", 7, "晴れ。"),
      ("several closers", "（彼は『行く。』）と言った", 10, "（彼は『行く。』）"),
      ("several marks", "本当？！まさかそんな", 6, "本当？！"),
      ("marks beyond the limit", "うん。本当？？？？？？", 6, "うん。"),
      ("fullwidth stop", "これは文．次の文です", 7, "これは文．"),
      ("halfwidth stop", "ｶﾅﾃﾞｽ｡ﾂｷﾞﾉﾌﾞﾝ", 9, "ｶﾅﾃﾞｽ｡"),
      ("Chinese", "你好。世界很大，我想去看看", 8, "你好。"),
      ("Korean", "안녕하세요. 반갑습니다 여러분", 12, "안녕하세요."),
      ("English", "One two. Three four five", 14, "One two."),
      ("English quote", "He said \"Go.\" Then he left", 20, "He said \"Go.\""),
      ("decimal point", "円周率は3.14159と続く", 8, "円周率は3.…"),
      ("file name", "使うのはNode.jsである", 10, "使うのはNode.…"),
      ("ASCII stop before kana", "終わり.次の文です", 6, "終わり."),
      ("word not cut", "Hello wonderful world again", 20, "Hello wonderful…"),
      (
        "long word is cut", String(repeating: "a", count: 50), 30,
        String(repeating: "a", count: 29) + "…"
      ),
      ("Latin in Japanese not cut", "これはSwiftで書く", 6, "これは…"),
      ("family emoji whole", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…"),
      ("flags whole", "🇯🇵🇰🇷🇨🇳🇹🇼", 3, "🇯🇵🇰🇷…"),
      (
        "marks stay on their base", "か\u{3099}き\u{3099}く\u{3099}け\u{3099}", 3, "か\u{3099}き\u{3099}…"
      ),
      ("variation sequence", "葛\u{E0100}葛\u{E0100}葛\u{E0100}", 2, "葛\u{E0100}…"),
      ("mark on a stop", "終わり。\u{FE00}次の文である", 6, "終わり。\u{FE00}"),
      ("blank at the cut", "あいう　えおか", 5, "あいう…"),
      ("limit of one", "あい", 1, "…"),
      ("no limit", "あい", 0, ""),
      ("negative limit", "あい", -1, ""),
      ("nothing", "", 5, ""),
      ("blanks", " \n\u{3000}", 2, ""),
    ])
  func excerpt(name: String, text: String, limit: Int, expected: String) {
    let excerpt = Truncation.excerpt(text, limit: limit)
    #expect(Array(excerpt.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(excerpt.count <= max(0, limit))
  }

  @Test("a text of nothing but stops takes no quadratic time")
  func manyStops() {
    let excerpt = Truncation.excerpt(String(repeating: "。", count: 200_000), limit: 100_000)
    #expect(excerpt.count <= 100_000)
  }
}
