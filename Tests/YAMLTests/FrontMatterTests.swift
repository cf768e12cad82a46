import Diagnostics
import Testing
import YAML

@Suite struct FrontMatterTests {
  @Test(arguments: [
    ("plain", "---\ntitle: 題\n---\n本文", "title: 題\n", "本文"),
    ("CR LF", "---\r\ntitle: 題\r\n---\r\n本文", "title: 題\r\n", "本文"),
    ("CR", "---\rtitle: 題\r---\r本文", "title: 題\r", "本文"),
    ("byte order mark", "\u{FEFF}---\ntitle: 題\n---\n本文", "title: 題\n", "本文"),
    ("blanks behind the lines", "--- \t\na: 1\n---  \n本文", "a: 1\n", "本文"),
    ("dots at the end", "---\na: 1\n...\n本文", "a: 1\n", "本文"),
    ("empty", "---\n---\n本文", "", "本文"),
    ("no body", "---\na: 1\n---", "a: 1\n", ""),
    ("a rule in the body", "---\na: 1\n---\n本文\n---\n", "a: 1\n", "本文\n---\n"),
    ("dashes inside", "---\na: |\n  ---\n----\n--- x\n---\n", "a: |\n  ---\n----\n--- x\n", ""),
  ])
  func found(_ name: String, _ text: String, _ yaml: String, _ body: String) throws {
    let file = source(text)
    let (frontMatter, diagnostics) = FrontMatter.locate(in: file)
    let range = try #require(frontMatter.yaml)
    #expect(String(decoding: file.bytes[range], as: UTF8.self) == yaml)
    #expect(String(decoding: file.bytes[frontMatter.bodyStart...], as: UTF8.self) == body)
    #expect(diagnostics == [])
  }

  @Test(arguments: [
    ("an empty file", "", 0), ("only a body", "本文\n---\n", 0), ("four dashes", "----\na: 1\n", 0),
    ("two dashes", "--\n--\n", 0), ("indented", " ---\na: 1\n---\n", 0),
    ("a line before", "\n---\na: 1\n---\n", 0), ("full-width dashes", "－－－\n題\n－－－\n", 0),
    ("a mark alone", "\u{FEFF}", 3), ("a mark before the body", "\u{FEFF}本文", 3),
  ])
  func none(_ name: String, _ text: String, _ bodyStart: Int) {
    let (frontMatter, diagnostics) = FrontMatter.locate(in: source(text))
    #expect(frontMatter.yaml == nil)
    #expect(frontMatter.bodyStart == bodyStart)
    #expect(diagnostics == [])
    #expect(frontMatter.mapping(in: source(text)).mapping == YAMLMapping())
  }

  @Test(arguments: ["---", "---\n", "---\ntitle: 題\n\n本文\n", "---\n--- x\n", "---\r\n--"])
  func noEnd(_ text: String) {
    let file = source(text)
    let (frontMatter, diagnostics) = FrontMatter.locate(in: file)
    #expect(frontMatter.yaml == nil)
    #expect(frontMatter.bodyStart == file.bytes.count)
    #expect(
      diagnostics == [
        error(
          "the front matter has no end", 1, 1, "---", hint: "put a line '---' behind its last entry"
        )
      ])
  }

  @Test(arguments: [
    ("empty", "---\n---\n"), ("blank lines", "---\n\n \n---\n"), ("a comment", "---\n# 註\n---\n"),
    ("null", "---\n~\n---\n"),
  ])
  func nothingInIt(_ name: String, _ text: String) {
    #expect(readFrontMatter(source(text)) == ("{}", []))
  }

  @Test(arguments: [
    ("- a\n- b", "a list", 1, "- a", "write one 'key: value' on each line"),
    ("ただの文", "text", 1, "ただの文", "write one 'key: value' on each line"),
    ("\"引用\"", "text", 1, "\"引用\"", "write one 'key: value' on each line"),
    ("2025", "a number", 1, "2025", "write one 'key: value' on each line"),
    ("true", "a Boolean", 1, "true", "write one 'key: value' on each line"),
    ("title:題名", "text", 1, "title:題名", "put a blank behind the ':'"),
    (
      "title：題名", "text", 1, "title：題名",
      "write a half-width ':' and a blank behind the key, not '：'"
    ),
  ])
  func notAMapping(_ yaml: String, _ kind: String, _ column: Int, _ line: String, _ hint: String) {
    let expected = error(
      "the front matter must be a mapping, found \(kind)", 2, column, line, hint: hint)
    #expect(readFrontMatter(source("---\n\(yaml)\n---\n")) == ("{}", [expected]))
  }

  @Test func aRealPost() {
    let text = """
      ---
      layout: post
      title: "新しい市場: 第1回"
      date: 2025-12-28 16:40:31 +0000
      categories: ["投資分析"]
      tags:
      - AI
      - 2025
      draft: no
      excerpt: >
        一行目
        二行目
      ---
      本文
      """
    let expected =
      "{layout: 'post', title: '新しい市場: 第1回', date: '2025-12-28 16:40:31 +0000', "
      + "categories: ['投資分析'], tags: ['AI', 2025], draft: 'no', excerpt: '一行目 二行目\n'}"
    #expect(readFrontMatter(source(text)) == (expected, []))
  }
}
