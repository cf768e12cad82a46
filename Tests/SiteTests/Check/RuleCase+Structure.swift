/// Rules of headings and footnotes.
extension RuleCase {
  static let structureCases =
    boldHeading + skippedHeadingLevel + repeatedHeading + headingWithoutSpace + unusedFootnote
    + repeatedFootnote

  private static func bold(_ words: String) -> String {
    "warning: bold words in the place of a heading: '\(words)' [write '## ' before it in place of the '**', or say 'toc: {bold: true}']"
  }

  private static let boldHeading = [
    RuleCase(
      "bold-heading", .ja, good: "**急がないこと。**\n\n筆を洗う。", bad: "**道具**\n\n筆と硯。",
      "7:3: " + bold("道具")),
    RuleCase(
      "bold-heading", .zh, good: "**工具**是笔。\n\n再洗笔。", bad: "**工具**\n\n笔和砚。",
      "7:3: " + bold("工具")),
    RuleCase(
      "bold-heading", .ko, good: "## 도구\n\n붓과 **벼루**", bad: "**도구**\n\n붓과 벼루.",
      "7:3: " + bold("도구")),
    RuleCase(
      "bold-heading", .en, good: "**Take your time!**\n\nWash it.", bad: "**Tools**\n\nA brush.",
      "7:3: " + bold("Tools")),
  ]

  private static func skipped(_ level: Int, _ above: Int) -> String {
    "warning: a heading of level \(level) below one of level \(above) [write '\(String(repeating: "#", count: above + 1))', or add the heading that is missing]"
  }

  private static let skippedHeadingLevel = [
    RuleCase(
      "skipped-heading-level", .ja, good: "### 筆\n\n#### 穂\n\n## 墨", bad: "## 筆\n\n#### 穂",
      "9:1: " + skipped(4, 2)),
    RuleCase(
      "skipped-heading-level", .zh, good: "## 笔\n\n### 毫\n\n## 墨", bad: "笔\n--\n\n##### 毫",
      "10:1: " + skipped(5, 2)),
    RuleCase(
      "skipped-heading-level", .ko, good: "## 붓\n\n### 털\n\n### 대", bad: "### 붓\n\n##### 털",
      "9:1: " + skipped(5, 3)),
    RuleCase(
      "skipped-heading-level", .en, good: "## Brush\n\n### Hair\n\n## Ink",
      bad: "# Brush\n\n### Hair",
      "9:1: " + skipped(3, 1)),
  ]

  private static func second(_ words: String) -> String {
    "warning: a second heading '\(words)' in this section [give one of them other words]"
  }

  private static let repeatedHeading = [
    RuleCase(
      "repeated-heading", .ja, good: "## 春\n\n### 道具\n\n## 秋\n\n### 道具", bad: "## 道具\n\n## 道具",
      "9:1: " + second("道具"), note: "\(path):7:1: the first"),
    RuleCase(
      "repeated-heading", .zh, good: "## 春\n\n### 工具\n\n## 秋\n\n### 工具", bad: "## 工具\n\n## **工具**",
      "9:1: " + second("工具"), note: "\(path):7:1: the first"),
    RuleCase(
      "repeated-heading", .ko, good: "## 봄\n\n### 도구\n\n## 가을\n\n### 도구",
      bad: "## 도구\n\n## 붓\n\n## 도구", "11:1: " + second("도구"), note: "\(path):7:1: the first"),
    RuleCase(
      "repeated-heading", .en, good: "## 1.0\n\n### Fixed\n\n## 1.1\n\n### Fixed",
      bad: "## Tools\n\n## TOOLS", "9:1: " + second("TOOLS"), note: "\(path):7:1: the first"),
  ]

  private static func heading(_ text: String) -> String {
    "warning: '\(text)' is no heading: there is no space behind the '#' [write a space, or switch on 'headings_without_space'; '\\#' is a '#' that is meant]"
  }

  private static let headingWithoutSpace = [
    RuleCase(
      "heading-without-space", .ja, good: "## 道具\n\n\\#筆", bad: "##道具\n\n筆。",
      "7:1: " + heading("##道具")),
    RuleCase(
      "heading-without-space", .zh, good: "### 工具\n\n\\#笔", bad: "###工具\n\n笔。",
      "7:1: " + heading("###工具")),
    RuleCase(
      "heading-without-space", .ko, good: "## 도구\n\n\\#붓", bad: "#도구\n\n붓.",
      "7:1: " + heading("#도구")),
    RuleCase(
      "heading-without-space", .en, good: "## Tools\n\n#brush", bad: "##筆 (brush)\n\nA brush.",
      "7:1: " + heading("##筆 (brush)")),
  ]

  private static func unused(_ label: String) -> String {
    "warning: nothing refers to the footnote [^\(label)] [refer to it, or take it out]"
  }

  private static let unusedFootnote = [
    RuleCase(
      "unused-footnote", .ja, good: "筆[^筆]。\n\n[^筆]: 羊の毛。", bad: "筆。\n\n[^筆]: 羊の毛。",
      "9:1: " + unused("筆")),
    RuleCase(
      "unused-footnote", .zh, good: "笔[^笔]。\n\n[^笔]: 羊毫。", bad: "笔。\n\n[^笔]: 羊毫。",
      "9:1: " + unused("笔")),
    RuleCase(
      "unused-footnote", .ko, good: "붓[^붓].\n\n[^붓]: 양털.", bad: "붓.\n\n[^붓]: 양털.",
      "9:1: " + unused("붓")),
    RuleCase(
      "unused-footnote", .en, good: "A brush[^hair].\n\n[^hair]: Goat.",
      bad: "A brush.\n\n[^hair]: Goat.", "9:1: " + unused("hair")),
  ]

  private static func twice(_ label: String) -> String {
    "warning: the footnote [^\(label)] is defined twice; the first definition serves [give one of them another label]"
  }

  private static let repeatedFootnote = [
    RuleCase(
      "repeated-footnote", .ja, good: "筆[^筆]と墨[^墨]。\n\n[^筆]: 羊。\n\n[^墨]: 松。",
      bad: "筆[^筆]。\n\n[^筆]: 羊。\n\n[^筆]: 馬。", "11:1: " + twice("筆")),
    RuleCase(
      "repeated-footnote", .zh, good: "笔[^笔]和墨[^墨]。\n\n[^笔]: 羊。\n\n[^墨]: 松。",
      bad: "笔[^笔]。\n\n[^笔]: 羊。\n\n[^笔]: 马。", "11:1: " + twice("笔")),
    RuleCase(
      "repeated-footnote", .ko, good: "붓[^붓]과 먹[^먹].\n\n[^붓]: 양.\n\n[^먹]: 솔.",
      bad: "붓[^붓].\n\n[^붓]: 양.\n\n[^붓]: 말.", "11:1: " + twice("붓")),
    RuleCase(
      "repeated-footnote", .en, good: "A brush[^a] and ink[^b].\n\n[^a]: Goat.\n\n[^b]: Pine.",
      bad: "A brush[^a].\n\n[^a]: Goat.\n\n[^a]: Horse.", "11:1: " + twice("a")),
  ]
}
