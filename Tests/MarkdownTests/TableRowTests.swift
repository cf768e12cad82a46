import Markdown
import Testing

/// How rows are divided and aligned, seen from outside.
@Suite struct TableRowTests {
  /// The cells of the second row of a table with three columns.
  private func cells(_ row: String) -> [String] {
    cells(of: render("|a|b|c|\n|-|-|-|\n\(row)\n"), "td")
  }

  private func cells(of rendered: RenderedMarkdown, _ tag: String) -> [String] {
    rendered.text.split(separator: "\n").filter { $0.hasPrefix("<\(tag)") }.map {
      String($0.dropFirst(tag.count + 2).dropLast(tag.count + 3))
    }
  }

  @Test(arguments: [
    ("|一|二|三|", ["一", "二", "三"]), ("一|二|三", ["一", "二", "三"]), (" | 一 |二 | 三 | ", ["一", "二", "三"]),
    ("|一||三|", ["一", "", "三"]), ("||", ["", "", ""]), ("|一|二|三|四|", ["一", "二", "三"]),
    ("一", ["一", "", ""]),
    (#"|一\|二|三|"#, ["一|二", "三", ""]), (#"|`\|`|三|"#, ["<code>|</code>", "三", ""]),
    (#"|一\\|二|"#, ["一|二", "", ""]), (#"|一\"#, [#"一\"#, "", ""]), (#"\|一|二"#, ["|一", "二", ""]),
    ("|　|｜|\u{A0}|", ["　", "｜", "\u{A0}"]), ("|#|-|+|", ["#", "-", "+"]),
    ("|# 一|- 二|> 三|", ["# 一", "- 二", "&gt; 三"]),
    ("|一 #|`|二|", ["一 #", "`", "二"]), ("|**一|二**|三|", ["**一", "二**", "三"]),
    ("|\t一\t|二|", ["一", "二", ""]),
  ])
  func row(_ row: String, _ expected: [String]) {
    #expect(cells(row) == expected)
  }

  @Test(arguments: [
    ("|-|:-|-:|:-:|", ["", " align=\"left\"", " align=\"right\"", " align=\"center\""]),
    ("-|:---|--:|:----:", ["", " align=\"left\"", " align=\"right\"", " align=\"center\""]),
    (" | - | :- | -: | :-: | ", ["", " align=\"left\"", " align=\"right\"", " align=\"center\""]),
  ])
  func alignments(_ row: String, _ expected: [String]) {
    let html = render("|甲|乙|丙|丁|\n\(row)\n").text
    let cells = zip(expected, ["甲", "乙", "丙", "丁"]).map { "<th\($0)>\($1)</th>\n" }
    #expect(
      html == "<table>\n<thead>\n<tr>\n" + cells.joined() + "</tr>\n</thead>\n</table>\n")
  }

  @Test(arguments: [
    "|-|", "|-|-|-|", "|-|=|", "|-|:|", "|- -|-|", "|-|::|", "|ー|ー|", "|－|－|", "||", "-", "|-|-|x",
    "    |-|-|",
  ])
  func noDelimiterRow(_ row: String) {
    #expect(!render("|甲|乙|\n\(row)\n").text.contains("<table>"))
  }
}
