import Diagnostics
import Markdown
import TestSupport
import Testing

@testable import Site

/// Each rule of text with what it finds and what it leaves alone, in four languages.
@Suite struct TextRuleTests {
  /// Place, message, hint, and what a fix makes of the text, if there is one.
  static func run(
    _ rule: (ProseText) -> [CheckFinding], _ text: String, language: String = "ja"
  ) -> (found: [String], fixed: String) {
    let text = ProseText.of(text, language: language)
    let findings = rule(text)
    let found = findings.map { finding in
      guard case .offset(let offset) = finding.place else { return "nowhere" }
      let place = text.file.location(at: offset)
      let notes = finding.notes.map { "; \($0.message): \($0.location?.description ?? "")" }
      return "\(place.line ?? 0):\(place.column ?? 0): \(finding.message)"
        + (finding.hint.map { " [\($0)]" } ?? "") + notes.joined()
    }
    var bytes = text.bytes
    for edit in findings.flatMap(\.fix).sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    return (found, String(decoding: bytes, as: UTF8.self))
  }

  /// Checks a row: what is found, what a fix makes, and that a second fix makes nothing more.
  static func check(_ rule: (ProseText) -> [CheckFinding], _ row: Row) {
    let (found, fixed) = run(rule, row.text, language: row.language)
    #expect(found == row.found)
    #expect(fixed == row.fixed)
    #expect(run(rule, fixed, language: row.language).fixed == fixed)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let language: String
    let text: String
    let found: [String]
    let fixed: String

    var testDescription: String { name }

    /// Makes a row; `fixed` is nil where nothing is mended.
    init(
      _ name: String, _ language: String, _ text: String, _ found: [String] = [],
      fixed: String? = nil
    ) {
      (self.name, self.language, self.text, self.found) = (name, language, text, found)
      self.fixed = fixed ?? text
    }

    /// A row in Japanese.
    init(_ name: String, _ text: String, _ found: [String] = [], fixed: String? = nil) {
      self.init(name, "ja", text, found, fixed: fixed)
    }
  }

  @Test(arguments: [
    Row(
      "Japanese", "文字�が",
      ["1:3: U+FFFD: text was cut in the middle of a character [type again what stood here]"]),
    Row(
      "Chinese, twice", "zh", "中��文\n\n又�",
      [
        "1:2: U+FFFD: text was cut in the middle of a character [type again what stood here]",
        "3:2: U+FFFD: text was cut in the middle of a character [type again what stood here]",
      ]),
    Row(
      "Korean", "ko", "한�",
      ["1:2: U+FFFD: text was cut in the middle of a character [type again what stood here]"]),
    Row(
      "English", "en", "caf�",
      ["1:4: U+FFFD: text was cut in the middle of a character [type again what stood here]"]),
    Row("in code", "`�`と\n\n    �\n"),
    Row("whole text", "文字が、中文，한국어, café"),
  ])
  func replacementCharacters(_ row: Row) { Self.check(ReplacementCharacters.find, row) }

  @Test(arguments: [
    Row(
      "an open corner bracket", "彼は「行くと言った。",
      ["1:3: '「' is never closed [put a '」' where it ends, or take this out]"]),
    Row(
      "a closed one", "行く」と言った。",
      ["1:3: '」' closes nothing [put a '「' where it begins, or take this out]"]),
    Row(
      "the wrong one", "「行く』と言った。",
      ["1:4: '』' closes '「' [write '」' here, or '『' where it begins]"]),
    Row(
      "an inner one", "「彼は『行くと言った」と聞いた。",
      ["1:4: '『' is never closed [put a '』' where it ends, or take this out]"]),
    Row(
      "a half-width parenthesis", "言葉（ことば)と、言葉(ことば）です。",
      [
        "1:7: ')' in half width with '（' in full width [write '）']",
        "1:12: '(' in half width with '）' in full width [write '（']",
      ], fixed: "言葉（ことば）と、言葉（ことば）です。"),
    Row(
      "Chinese", "zh", "他说：“走吧。\n\n# 二\n\n《书名”",
      [
        "1:4: '“' is never closed [put a '”' where it ends, or take this out]",
        "5:1: '《' is never closed [put a '》' where it ends, or take this out]",
        "5:4: '”' closes nothing [put a '“' where it begins, or take this out]",
      ]),
    Row(
      "Korean", "ko", "그는 “가자라고 말했다.\n\n- 『책」",
      [
        "1:4: '“' is never closed [put a '”' where it ends, or take this out]",
        "3:5: '」' closes '『' [write '』' here, or '「' where it begins]",
      ]),
    Row(
      "English", "en", "She said “go.",
      ["1:10: '“' is never closed [put a '”' where it ends, or take this out]"]),
    Row(
      "cells by themselves", "|「甲|乙」|\n|---|---|\n",
      [
        "1:2: '「' is never closed [put a '」' where it ends, or take this out]",
        "1:6: '」' closes nothing [put a '「' where it begins, or take this out]",
      ]),
    Row(
      "a conversation", "「行く。\n\n「来る」\n",
      ["1:1: '「' is never closed [put a '」' where it ends, or take this out]"]),
    Row("pairs", "「『（【〔《〈甲〉》〕】）』」と{“乙|いつ}”、**「丙**丁」"),
    Row("speech over paragraphs", "「一つ目。\n\n二つ目。\n\n- 列\n\n三つ目。」\n\n# 次\n"),
    Row("English over paragraphs", "en", "“One.\n\n“Two.\n\n“Three.”\n\nDon’t."),
    Row("over a link and code", "「[題](u)と`」`」、（`（`）"),
    Row("numbers", "１）一つ\n\n2）二つ、a）三つ。ア）四つ\n\n方法１）五つ"),
    Row("faces", "(^o^) （＾ｏ＾) (；´Д｀）"),
    Row("ASCII alone", "en", "a) one, b) two :-( and (three"),
    Row("inches", "en", "A 5” disk"),
    Row("German", "de", "„Wort“ und ”ord”"),
    Row(
      "in code, HTML and addresses", "`「`と<b title=\"「\">字</b>と<https://a.jp/「>\n\n```\n「\n```\n"),
  ])
  func unpairedQuotes(_ row: Row) { Self.check(UnpairedQuotes.find, row) }

  @Test(arguments: [
    Row(
      "letters", "これはＡＰＩです。", ["1:4: Latin letters in full width: 'ＡＰＩ' [write 'API']"],
      fixed: "これはAPIです。"),
    Row(
      "digits", "２０２６年１月、１．５倍",
      [
        "1:1: digits in full width: '２０２６' [write '2026']",
        "1:6: digits in full width: '１' [write '1']",
        "1:9: digits in full width: '１．５' [write '1.5']",
      ], fixed: "2026年1月、1.5倍"),
    Row(
      "Chinese", "zh", "用ＨＴＭＬ写", ["1:2: Latin letters in full width: 'ＨＴＭＬ' [write 'HTML']"],
      fixed: "用HTML写"),
    Row(
      "Korean", "ko", "ＷＥＢ 문서", ["1:1: Latin letters in full width: 'ＷＥＢ' [write 'WEB']"],
      fixed: "WEB 문서"),
    Row(
      "English", "en", "an Ａ", ["1:4: Latin letters in full width: 'Ａ' [write 'A']"], fixed: "an A"),
    Row(
      "beside what would be markup", "１) 甲\n\nｈｔｔｐ://a.jp と &ａｍｐ;",
      [
        "1:1: digits in full width: '１' [write '1']",
        "3:1: Latin letters in full width: 'ｈｔｔｐ' [write 'http']",
        "3:16: Latin letters in full width: 'ａｍｐ' [write 'amp']",
      ]),
    Row(
      "a heading, whose address would change", "## ＡＰＩ",
      ["1:4: Latin letters in full width: 'ＡＰＩ' [write 'API']"]),
    Row("laughter and faces", "そうｗｗｗ（＾ｏ＾）"),
    Row("half width and punctuation", "API、2026年！？（1）"),
    Row("in code and addresses", "`ＡＰＩ`と<https://a.jp/Ａ>\n\n    ＡＰＩ\n\n[題](Ａ.md)"),
  ])
  func fullwidthLatin(_ row: Row) { Self.check(FullwidthLatin.find, row) }

  @Test(arguments: [
    Row(
      "kana", "か\u{3099}んは\u{309A}る",
      [
        "1:1: decomposed characters (NFD): 'か\u{3099}んは\u{309A}' [type it again, or let --fix compose it]"
      ],
      fixed: "がんぱる"),
    Row(
      "Chinese with pinyin", "zh", "拼音 pi\u{0304}n",
      ["1:5: decomposed characters (NFD): 'i\u{0304}' [type it again, or let --fix compose it]"],
      fixed: "拼音 pīn"),
    Row(
      "jamo", "ko", "\u{1112}\u{1161}\u{11AB} 자",
      [
        "1:1: decomposed characters (NFD): '\u{1112}\u{1161}\u{11AB}' [type it again, or let --fix compose it]"
      ], fixed: "한 자"),
    Row(
      "accents", "en", "a cafe\u{0301}.",
      ["1:6: decomposed characters (NFD): 'e\u{0301}' [type it again, or let --fix compose it]"],
      fixed: "a café."),
    Row(
      "a heading, whose address would change", "# か\u{3099}",
      [
        "1:3: decomposed characters (NFD): 'か\u{3099}' [type it again; the heading's address changes with it]"
      ]),
    Row("variants of kanji stay", "\u{FA19}と葛\u{E0100}"),
    Row("what has no whole form", "あ\u{3099}と x\u{0301}と ㄱ ᄀ"),
    Row("in code", "`か\u{3099}`"),
  ])
  func decomposedText(_ row: Row) { Self.check(DecomposedText.find, row) }

  @Test(arguments: [
    Row(
      "commas", "甲、乙、丙，丁。かな",
      ["1:6: '，' once beside '、' 2 times in this text [write '、' throughout]"]),
    Row(
      "stops", "かな．甲．乙。",
      ["1:7: '。' once beside '．' 2 times in this text [write '．' throughout]"]),
    Row("Chinese has two commas", "zh", "苹果、梨，都好。"),
    Row("Chinese in a Japanese site", "苹果、梨，都好。"),
    Row("Korean", "ko", "가, 나. 다、라，마"),
    Row("English", "en", "a, b。c．"),
    Row("one of each", "かな，かな．"),
    Row("numbers", "１．はじめに、1．次に。①．終わり、１，０００円です。"),
    Row("in code", "かな、`，`。`．`"),
  ])
  func mixedPunctuation(_ row: Row) { Self.check(MixedPunctuation.find, row) }

  @Test(arguments: [
    Row(
      "spaces inside", "これは** 強調 **です。",
      [
        "1:4: '** 強調 **' is shown as it stands: it is no emphasis [take out the spaces inside, or write '\\' before what is meant as it stands]"
      ], fixed: "これは**強調**です。"),
    Row(
      "a space at the end, Chinese", "zh", "这是**重点 **。",
      [
        "1:3: '**重点 **' is shown as it stands: it is no emphasis [take out the spaces inside, or write '\\' before what is meant as it stands]"
      ], fixed: "这是**重点**。"),
    Row(
      "Korean, where the space may belong outside", "ko", "이것은 **강조 **입니다",
      [
        "1:5: '**강조 **' is shown as it stands: it is no emphasis [take out the spaces inside, or write '\\' before what is meant as it stands]"
      ]),
    Row(
      "English", "en", "this is ** very ** good",
      [
        "1:9: '** very **' is shown as it stands: it is no emphasis [take out the spaces inside, or write '\\' before what is meant as it stands]"
      ], fixed: "this is **very** good"),
    Row(
      "underscores", "これは__強調__です、_斜体_の字",
      [
        "1:4: '__強調__' is shown as it stands: it is no emphasis [write '*' in place of '_' where letters stand beside it]",
        "1:13: '_斜体_' is shown as it stands: it is no emphasis [write '*' in place of '_' where letters stand beside it]",
      ], fixed: "これは**強調**です、*斜体*の字"),
    Row(
      "struck out", "ko", "이것은 ~~ 취소 ~~ 입니다",
      [
        "1:5: '~~ 취소 ~~' is shown as it stands: it is no emphasis [take out the spaces inside, or write '\\' before what is meant as it stands]"
      ], fixed: "이것은 ~~취소~~ 입니다"),
    Row("emphasis", "これは**「太字」**と*斜体*、~~消~~、__太__。"),
    Row("escaped", "これは\\*\\* 強調 \\*\\*です"),
    Row("arithmetic", "en", "2 ** 3 ** 4 and 5 * 3 * 2"),
    Row("pointers and paths", "en", "char **argv, char **envp, **/*.md, src/**/*.js"),
    Row("names", "__init__を呼ぶ、snake_case_nameと、データ_項目_番号"),
    Row("drawn-out words", "ko", "네~~ 좋아요~~ 그래요"),
    Row("notes", "価格*は税込*1です * 注"),
    Row("in code", "`** 強調 **`\n\n    __強調__です\n"),
  ])
  func unparsedEmphasis(_ row: Row) { Self.check(UnparsedEmphasis.find, row) }

  @Test(arguments: [
    Row(
      "Japanese", "**道具**\n\n筆と墨。\n",
      [
        "1:3: bold words in the place of a heading: '道具' [write '## ' before it in place of the '**', or say 'toc: {bold: true}']"
      ]),
    Row(
      "Chinese", "zh", "文。\n\n**工具**\n\n- 笔\n",
      [
        "3:3: bold words in the place of a heading: '工具' [write '## ' before it in place of the '**', or say 'toc: {bold: true}']"
      ]),
    Row(
      "Korean", "ko", "__도구__\n\n붓\n",
      [
        "1:3: bold words in the place of a heading: '도구' [write '## ' before it in place of the '**', or say 'toc: {bold: true}']"
      ]),
    Row(
      "English", "en", "**Tools**\n\nA brush.\n",
      [
        "1:3: bold words in the place of a heading: 'Tools' [write '## ' before it in place of the '**', or say 'toc: {bold: true}']"
      ]),
    Row("a sentence", "**これは大事です。**\n\n文\n"),
    Row("what leads to a list", "**道具：**\n\n- 筆\n"),
    Row("the end", "文\n\n**以上**\n\n---\n\n**完**\n"),
    Row("before a heading", "**連載**\n\n# 一\n"),
    Row("in a list", "- **筆**\n\n  道具。\n"),
    Row("bold words in a line", "**道具** 筆\n\n文\n"),
    Row("in code", "    **道具**\n\n文\n"),
  ])
  func boldHeadings(_ row: Row) { Self.check(BoldHeadings.find, row) }

  @Test(arguments: [
    Row(
      "Japanese", "# 一\n\n### 二\n\n#### 三\n",
      [
        "3:1: a heading of level 3 below one of level 1 [write '##', or add the heading that is missing]"
      ]),
    Row(
      "Chinese", "zh", "甲\n--\n\n#### 乙\n",
      [
        "4:1: a heading of level 4 below one of level 2 [write '###', or add the heading that is missing]"
      ]),
    Row(
      "Korean", "ko", "## 가\n#### 나\n",
      [
        "2:1: a heading of level 4 below one of level 2 [write '###', or add the heading that is missing]"
      ]),
    Row(
      "English", "en", "## A\n\n##### B\n",
      [
        "3:1: a heading of level 5 below one of level 2 [write '###', or add the heading that is missing]"
      ]),
    Row("in order, and back", "### 一\n\n#### 二\n\n## 三\n\n### 四\n"),
    Row("quoted", "## 一\n\n> #### 引用\n"),
    Row("in code", "## 一\n\n```\n#### 二\n```\n"),
  ])
  func skippedHeadingLevels(_ row: Row) { Self.check(SkippedHeadingLevels.find, row) }

  @Test(arguments: [
    Row(
      "Japanese", "## 道具\n\n## 道具\n",
      [
        "3:1: a second heading '道具' in this section [give one of them other words]; the first: a.md:1:1"
      ]),
    Row(
      "Chinese", "zh", "# 一\n\n## 工具\n\n## **工具**\n",
      [
        "5:1: a second heading '工具' in this section [give one of them other words]; the first: a.md:3:1"
      ]),
    Row(
      "Korean, in code", "ko", "## `가`\n\n## 나\n\n## `가`\n",
      [
        "5:1: a second heading '가' in this section [give one of them other words]; the first: a.md:1:1"
      ]),
    Row(
      "English, but for case and width", "en", "## API\n\n## ａｐｉ\n",
      [
        "3:1: a second heading 'ａｐｉ' in this section [give one of them other words]; the first: a.md:1:1"
      ]),
    Row("below different headings", "## 1.0\n\n### 修正\n\n## 1.1\n\n### 修正\n"),
    Row("different code", "## `甲`\n\n## `乙`\n"),
  ])
  func repeatedHeadings(_ row: Row) { Self.check(RepeatedHeadings.find, row) }

  @Test("Nothing is found in code", arguments: ["`", "``` ```\n", "    "])
  func code(_ kind: String) {
    let bad = "�「（ＡＰＩか\u{3099}、，。．** 強調 **__強調__"
    let text =
      switch kind {
      case "`": "`\(bad)`\n"
      case "    ": "    \(bad)\n"
      default: "```\n\(bad)\n```\n"
      }
    for rule in Self.all { #expect(Self.run(rule, "かな。\n\n" + text).found == []) }
  }

  static let all: [@Sendable (ProseText) -> [CheckFinding]] = [
    ReplacementCharacters.find, UnpairedQuotes.find, FullwidthLatin.find, DecomposedText.find,
    MixedPunctuation.find, UnparsedEmphasis.find, BoldHeadings.find, SkippedHeadingLevels.find,
    RepeatedHeadings.find,
  ]
}

extension ProseText {
  /// The prose of a text that is all of a file.
  static func of(_ text: String, language: String = "ja") -> ProseText {
    var options = MarkdownOptions.site
    options.language = language
    let bytes = Array(text.utf8)
    return ProseText(
      SourceFile(path: "a.md", bytes: bytes),
      MarkdownRenderer(options: options).renderWithProse(bytes[...]).1, options)
  }
}
