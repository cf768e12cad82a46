import Markdown
import TestSupport
import Testing

/// What is prose in a text, and where it stands.
@Suite struct ProseTests {
  /// The words of each block, with `·` for what is no prose, `⏎` for the end of a line and `\` before
  /// what was escaped; each piece is read from the source by its place.
  private func words(_ text: String, _ options: MarkdownOptions = .everything) -> [String] {
    // Something in front of the slice, so that places by its indices differ from offsets.
    let bytes = Array("---\n".utf8) + Array(text.utf8)
    let (_, prose) = MarkdownRenderer(options: options).renderWithProse(bytes[4...])
    return prose.blocks.map { block in
      prose.pieces[block.pieces].map { piece in
        let words = String(decoding: bytes[piece.range], as: UTF8.self)
        return switch piece.kind {
        case .text: words
        case .escaped: "\\" + words
        case .lineEnd: "⏎"
        case .other: "·"
        }
      }.joined()
    }
  }

  @Test(
    "Words are found where they stand",
    arguments: [
      Row("a paragraph", "これは文です。", ["これは文です。"]),
      Row("lines", "一行目\n二行目\r\n三行目\r四行目\n", ["一行目⏎二行目⏎三行目⏎四行目"]),
      Row("emphasis", "これは**「太字」**で*斜体*、~~消~~。", ["これは「太字」で斜体、消。"]),
      Row("code", "これは`** コード `` code `です。", ["これは·です。"]),
      Row("code over lines", "前 `甲\n乙` 乙 後", ["前 · 乙 後"]),
      Row("words of code behind it", "`後` 後", ["· 後"]),
      Row("a fence", "甲\n\n```\n「コード\n```\n\n    「字下げ\n\n乙", ["甲", "乙"]),
      Row("a link", "[文字](文字.md \"文字\")の文字", ["文字·の文字"]),
      Row("a link by label", "[文字][字]の字\n\n[字]: /u\n", ["文字·の字"]),
      Row("a link in emphasis", "[**太**](u)太", ["太·太"]),
      Row("an image", "![代替](i.png)の後", ["代替·の後"]),
      Row("an address", "<https://example.com/「>と https://example.com/a_b 後", ["··と ·· 後"]),
      Row("entities", "甲&amp;乙&lt;丙&#x4E01;丁 &amp;amp; 戊", ["甲·乙·丙·丁 ·amp; 戊"]),
      Row("no entity", "甲 & 乙 &nosuch; 丙", ["甲 & 乙 &nosuch; 丙"]),
      Row("escapes", "\\*甲\\* 乙\\~丙 \\\\*丁*", ["\\*甲\\* 乙\\~丙 \\\\丁"]),
      Row("HTML", "<b>太</b>い <kbd>「</kbd>と <code>『</code> <br/>後", ["·太·い ···と ··· ·後"]),
      Row("blocks of HTML", "<div>\n「\n</div>\n\n文", ["文"]),
      Row("formulas", "式$「a_1$の\n\n$$\nx_「\n$$\n\n後", ["式·の", "後"]),
      Row("a table", "|甲|乙|\n|---|---|\n|乙|甲\\|丙|\n", ["甲", "乙", "乙", "甲\\|丙"]),
      Row("a quote", "> 甲\n> 乙\n>\n> - 丙\n>   丁\n", ["甲⏎乙", "丙⏎丁"]),
      Row("lists", "1. 一\n2. 二\n\n   三\n- [ ] 四\n", ["一", "二", "三", "· 四"]),
      Row("headings", "# 題 #\n\n副題\n----\n", ["題", "副題"]),
      Row("a heading with attributes", "## 題 {#id .類}\n\n文\n{: #文}\n", ["題", "文"]),
      Row("footnotes", "甲[^1]乙\n\n[^1]: 脚注\n\n丙\n", ["甲·乙", "丙", "脚注"]),
      Row("definitions", "語\n: 定義\n", ["語", "定義"]),
      Row("ruby", "{漢字|かんじ}の字", ["漢字の字"]),
      Row("emoji", "はい:smile:いいえ", ["はい·いいえ"]),
      Row(
        "languages", "中文「引号」\n\n한국어 **강조**는\n\nplain *words*", ["中文「引号」", "한국어 강조는", "plain words"]),
    ])
  func words(_ row: Row) {
    #expect(words(row.text) == row.words)
  }

  @Test(
    "Code is found where it stands",
    arguments: [
      Row("spans", "筆`甲`と`` 乙` ``、\\`丙`", ["`甲`", "`` 乙` ``"]),
      Row("a fence", "字\n```\n甲\n乙\n```\n后", ["```\n甲\n乙\n"]),
      Row("a fence in a fence", "````\n```\n붓\n```\n````\n", ["````\n```\n붓\n```\n"]),
      Row("an indent", "text\n\n    a\n\n    b\ntext", ["    a\n\n    b\n"]),
      Row("in a quote", "> ~~~\r\n> 甲\r\n> ~~~\r\n", ["> ~~~\r\n> 甲\r\n"]),
      Row("to the end", "```\n甲", ["```\n甲"]), Row("nothing in it", "```\n```\n甲", ["```\n"]),
    ])
  func code(_ row: Row) {
    let bytes = Array("---\n".utf8) + Array(row.text.utf8)
    let (_, prose) = MarkdownRenderer(options: .everything).renderWithProse(bytes[4...])
    #expect(prose.code.map { String(decoding: bytes[$0], as: UTF8.self) } == row.words)
  }

  @Test("Blocks say what they are")
  func blocks() {
    let text = "# 一\n\n**太字**\n\n文\n\n> # 引\n\n**終**\n\n---\n"
    let prose = MarkdownRenderer(options: .everything).renderWithProse(Array(text.utf8)[...]).1
    #expect(
      prose.blocks.map(\.kind) == [
        .heading(1), .paragraph, .paragraph, .heading(1), .paragraph,
      ])
    #expect(prose.blocks.map(\.isBold) == [false, true, false, false, true])
    #expect(prose.blocks.map(\.leadsOn) == [true, true, true, false, false])
    #expect(prose.blocks.map(\.words) == ["一", "", "", "引", ""])
    #expect(prose.blocks.map { $0.container == 0 } == [true, true, true, false, true])
    #expect(prose.blocks.map(\.lineStart) == [0, 7, 19, 24, 33])
  }

  @Test("The HTML is that of a render without prose, and every text is of the source")
  func random() {
    for seed in 0..<300 as Range<UInt64> {
      let text = Array(RandomText.make(seed: seed).utf8)
      let renderer = MarkdownRenderer(options: .everything)
      let (rendered, prose) = renderer.renderWithProse(text[...])
      #expect(rendered.html == renderer.render(text[...]).html)
      for piece in prose.pieces {
        #expect(piece.range.lowerBound >= 0 && piece.range.upperBound <= text.count)
        let bytes = text[piece.range]
        let isWhole = String(validating: bytes, as: UTF8.self) != nil
        #expect(isWhole && !(piece.kind == .text && bytes.contains(0x0A)), "seed \(seed)")
      }
    }
  }

  @Test(
    "Texts that are nowhere cost little", arguments: ["&lt;", "\\&", "[甲](乙)", "` ", "<b>", "$a$"])
  func linear(_ part: String) {
    let text = Array(String(repeating: part, count: 10_000).utf8)
    let (_, prose) = MarkdownRenderer(options: .everything).renderWithProse(text[...])
    #expect(prose.blocks.count == 1)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let words: [String]

    var testDescription: String { name }

    init(_ name: String, _ text: String, _ words: [String]) {
      (self.name, self.text, self.words) = (name, text, words)
    }
  }
}

extension MarkdownOptions {
  /// The dialect with emoji.
  fileprivate static let everything: MarkdownOptions = {
    var options = MarkdownOptions()
    options[.emoji] = true
    return options
  }()
}
