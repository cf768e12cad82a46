/// Rules of texts. The text of a post begins in line 7 of its file.
///
/// A good text has what the bad one must not have, in a place where it is right: in code, escaped, or
/// in a pair.
extension RuleCase {
  static let textCases =
    replacementCharacter + controlCharacter + unpairedQuote + widthTwin + fullwidthLatin
    + decomposedText + mixedPunctuation + unparsedEmphasis

  private static let cut =
    "warning: U+FFFD: text was cut in the middle of a character [type again what stood here]"

  private static let replacementCharacter = [
    RuleCase("replacement-character", .ja, good: "`�`は墨。", bad: "墨�の色。", "7:2: " + cut),
    RuleCase("replacement-character", .zh, good: "`�`是墨。", bad: "研墨的�水。", "7:4: " + cut),
    RuleCase("replacement-character", .ko, good: "`�`와 먹.", bad: "먹을 �다.", "7:4: " + cut),
    RuleCase(
      "replacement-character", .en, good: "`�` and ink.", bad: "ink for a caf�", "7:14: " + cut),
  ]

  private static func removed(_ character: String) -> String {
    "warning: the control character \(character) was removed"
  }

  private static let controlCharacter = [
    RuleCase(
      "control-character", .ja, good: "墨を　磨る。", bad: "墨を\u{8}磨る。", "7:3: " + removed("U+0008")),
    RuleCase(
      "control-character", .zh, good: "磨　墨。", bad: "磨\u{2028}墨。", "7:2: " + removed("U+2028")),
    RuleCase(
      "control-character", .ko, good: "먹을\u{A0}간다.", bad: "먹을\u{7F} 간다.",
      "7:3: " + removed("U+007F")),
    RuleCase(
      "control-character", .en, good: "grind\u{A0}ink", bad: "grind\u{1} ink",
      "7:6: " + removed("U+0001")),
  ]

  private static func never(_ mark: String, _ end: String) -> String {
    "warning: '\(mark)' is never closed [put a '\(end)' where it ends, or take this out]"
  }

  private static let unpairedQuote = [
    RuleCase(
      "unpaired-quote", .ja, good: "師は「『永』の字から」と言った（笑）。", bad: "師は「永の字からと言った。",
      "7:3: " + never("「", "」")),
    RuleCase(
      "unpaired-quote", .zh, good: "老师说：“先写‘永’字。”《书谱》（孙过庭）", bad: "老师说：“先写永字。",
      "7:5: " + never("“", "”")),
    RuleCase(
      "unpaired-quote", .ko, good: "스승은 “『서보』부터”라고 했다(웃음).", bad: "스승은 『서보부터라고 했다.",
      "7:5: " + never("『", "』")),
    RuleCase(
      "unpaired-quote", .en, good: "She said “don’t hurry”, a 5” brush :-(",
      bad: "She said “go slowly.",
      "7:10: " + never("“", "”")),
  ]

  private static let widthOnly = [
    "site.yml": TemporarySite.settings + "check: {fullwidth-latin: off}\n"
  ]

  private static func twin(
    _ rare: String, _ times: String, _ common: String, _ commonTimes: String
  ) -> String {
    "warning: '\(rare)' \(times) beside '\(common)' \(commonTimes) on this site [write '\(common)' throughout]"
  }

  private static let widthTwin = [
    RuleCase(
      "width-twin", .ja, good: "カタログの本。`ｶﾀﾛｸﾞ`", bad: "カタログの本。古いカタログ、新しいｶﾀﾛｸﾞ",
      "7:18: " + twin("ｶﾀﾛｸﾞ", "once", "カタログ", "2 times"),
      note: "\(path):7:1: the other spelling", beside: widthOnly),
    RuleCase(
      "width-twin", .zh, good: "用WEB页面，`ＷＥＢ`，ＰＤＦ", bad: "用WEB页面。WEB很好，ＷＥＢ也好。",
      "7:14: " + twin("ＷＥＢ", "once", "WEB", "2 times"),
      note: "\(path):7:2: the other spelling", beside: widthOnly),
    RuleCase(
      "width-twin", .ko, good: "WEB 문서, `ＷＥＢ`, ＰＤＦ", bad: "ＷＥＢ 문서. 새 ＷＥＢ, 옛 WEB.",
      "7:18: " + twin("WEB", "once", "ＷＥＢ", "2 times"),
      note: "\(path):7:1: the other spelling", beside: widthOnly),
    RuleCase(
      "width-twin", .en, good: "an API, `ＡＰＩ`, a ＰＤＦ", bad: "an API and an ＡＰＩ",
      "7:15: " + twin("ＡＰＩ", "once", "API", "once"),
      note: "\(path):7:4: the other spelling", beside: widthOnly),
  ]

  private static func latin(_ wide: String, _ narrow: String) -> String {
    "warning: Latin letters in full width: '\(wide)' [write '\(narrow)']"
  }

  private static let fullwidthLatin = [
    RuleCase(
      "fullwidth-latin", .ja, good: "墨のAPI、すごいｗｗｗ（＾ｏ＾）", bad: "墨のＡＰＩです。",
      "7:3: " + latin("ＡＰＩ", "API")),
    RuleCase(
      "fullwidth-latin", .zh, good: "用HTML写，`ＨＴＭＬ`不行！", bad: "用ＨＴＭＬ写。",
      "7:2: " + latin("ＨＴＭＬ", "HTML")),
    RuleCase(
      "fullwidth-latin", .ko, good: "WEB 문서！ `ＷＥＢ`", bad: "새 ＷＥＢ 문서.",
      "7:3: " + latin("ＷＥＢ", "WEB")),
    RuleCase(
      "fullwidth-latin", .en, good: "an API! `ＡＰＩ`", bad: "an ＡＰＩ",
      "7:4: " + latin("ＡＰＩ", "API")),
  ]

  private static func decomposed(_ text: String) -> String {
    "warning: decomposed characters (NFD): '\(text)' [type it again, or let --fix compose it]"
  }

  private static let decomposedText = [
    RuleCase(
      "decomposed-text", .ja, good: "ががあ\u{3099}と葛\u{E0100}", bad: "筆か\u{3099}ない。",
      "7:2: " + decomposed("か\u{3099}")),
    RuleCase(
      "decomposed-text", .zh, good: "拼音 bǐ，`bi\u{30C}`", bad: "拼音 bi\u{30C}",
      "7:5: " + decomposed("i\u{30C}")),
    RuleCase(
      "decomposed-text", .ko, good: "한 자루, ㄱ과 ᄀ", bad: "붓 \u{1112}\u{1161}\u{11AB} 자루",
      "7:3: " + decomposed("\u{1112}\u{1161}\u{11AB}")),
    RuleCase(
      "decomposed-text", .en, good: "a café, x\u{301}", bad: "a cafe\u{301}",
      "7:6: " + decomposed("e\u{301}")),
  ]

  private static let mixedPunctuation = [
    RuleCase(
      "mixed-punctuation", .ja, good: "筆、墨、硯。1，000円の紙。", bad: "筆、墨，硯、紙のこと。",
      "7:4: warning: '，' once beside '、' 2 times in this text [write '、' throughout]"),
    // Both commas are right in Chinese; Korean and English have neither.
    RuleCase("mixed-punctuation", .zh, good: "笔、墨、纸，都要好。", bad: nil),
    RuleCase("mixed-punctuation", .ko, good: "붓、먹，종이. 다.", bad: nil),
    RuleCase("mixed-punctuation", .en, good: "a brush 筆、墨，硯、 and paper.", bad: nil),
  ]

  private static func emphasis(_ text: String) -> String {
    "warning: '\(text)' is shown as it stands: it is no emphasis [take out the spaces inside, or write '\\' before what is meant as it stands]"
  }

  private static let unparsedEmphasis = [
    RuleCase(
      "unparsed-emphasis", .ja, good: "これは**「要点」**です。\\*\\* 甲 \\*\\*", bad: "これは** 要点 **です。",
      "7:4: " + emphasis("** 要点 **")),
    RuleCase(
      "unparsed-emphasis", .zh, good: "这是**“重点”**。`** 甲 **`", bad: "这是**重点 **。",
      "7:3: " + emphasis("**重点 **")),
    RuleCase(
      "unparsed-emphasis", .ko, good: "**‘요점’**은 이것. 네~~ 좋아요~~", bad: "이것은 ~~ 취소 ~~ 입니다",
      "7:5: " + emphasis("~~ 취소 ~~")),
    RuleCase(
      "unparsed-emphasis", .en, good: "**very** good, 2 ** 3 ** 4, __init__",
      bad: "this is ** very ** good",
      "7:9: " + emphasis("** very **")),
  ]
}
