import Diagnostics
import Testing
import YAML

/// Every mistake brings one finding, with its true place, and the other entries are read.
@Suite struct SyntaxErrorTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let yaml: String
    let values: String
    let diagnostics: [Diagnostic]

    var testDescription: String { name }

    init(_ name: String, _ yaml: String, _ values: String, _ diagnostics: [Diagnostic]) {
      self.name = name
      self.yaml = yaml
      self.values = values
      self.diagnostics = diagnostics
    }
  }

  private func check(_ row: Row) {
    #expect(readFrontMatter(source("---\n\(row.yaml)\n---\n本文")) == (row.values, row.diagnostics))
  }

  private static let quote = "this quote is never closed"
  private static let doubled = "put \" at the end of the value"
  private static let inQuotes = "put the value in quotes"

  @Test(arguments: [
    Row(
      "before another key", "title: \"題名\ndate: 2025-12-28", "{date: '2025-12-28'}",
      [error(quote, 2, 8, "title: \"題名", hint: doubled)]),
    Row(
      "before a value with quotes", "題: \"半分\ntags: [\"AI\", \"b\"]", "{tags: ['AI', 'b']}",
      [error(quote, 2, 4, "題: \"半分", hint: doubled)]),
    Row(
      "single", "title: '題名\nauthor: '編集部'", "{author: '編集部'}",
      [error(quote, 2, 8, "title: '題名", hint: "put ' at the end of the value")]),
    Row(
      "in the last line", "a: 1\nb: \"x", "{a: 1}", [error(quote, 3, 4, "b: \"x", hint: doubled)]),
    Row(
      "in a list", "tags:\n  - 一\n  - \"二\n  - 三\ndate: x", "{date: 'x'}",
      [error(quote, 4, 5, "  - \"二", hint: doubled)]),
    Row(
      "in brackets, where the next quote closes it", "tags: [\"AI, \"b\"]\ndate: x", "{date: 'x'}",
      [
        error(
          "this '[' is never closed", 2, 7, "tags: [\"AI, \"b\"]",
          hint: "put ']' at the end of the value")
      ]),
    Row(
      "CR LF", "title: \"題\r\ndate: x\r\ntags: [a]\r", "{date: 'x', tags: ['a']}",
      [error(quote, 2, 8, "title: \"題", hint: doubled)]),
  ])
  func openQuotes(_ row: Row) { check(row) }

  @Test(arguments: [
    Row(
      "list before a key", "tags: [AI, 投資\ndate: 2025-12-28", "{date: '2025-12-28'}",
      [
        error(
          "this '[' is never closed", 2, 7, "tags: [AI, 投資",
          hint: "put ']' at the end of the value")
      ]),
    Row(
      "behind wide text", "題: x\n標籤一二三: [甲", "{題: 'x'}",
      [
        error(
          "this '[' is never closed", 3, 8, "標籤一二三: [甲", hint: "put ']' at the end of the value"
        )
      ]),
    Row(
      "mapping", "image: {src: 絵.png\ndate: x", "{date: 'x'}",
      [
        error(
          "this '{' is never closed", 2, 8, "image: {src: 絵.png",
          hint: "put '}' at the end of the value")
      ]),
    Row(
      "comma missing", "tags: [\n  \"一\"\n  \"二\"\n]\ndate: x", "{date: 'x'}",
      [
        error(
          "expected ',' or ']' here", 4, 3, "  \"二\"", hint: "put a ',' between the values")
      ]),
    Row(
      "bracket at the beginning of a title", "title: [注目] 新製品\ntags: a", "{tags: 'a'}",
      [
        error(
          "text behind the closing bracket", 2, 13, "title: [注目] 新製品",
          hint: "put the whole value in quotes")
      ]),
    Row(
      "quote at the beginning of a title", "title: \"引用\" について\ntags: a", "{tags: 'a'}",
      [
        error(
          "text behind the closing quote", 2, 13, "title: \"引用\" について",
          hint: "put the whole value in quotes")
      ]),
    Row(
      "a template's variable", "title: {{ page.title }}\ntags: a", "{title: {}, tags: 'a'}",
      [
        error(
          "a key must be text, found a mapping", 2, 9, "title: {{ page.title }}",
          hint: "put text that begins with '[' or '{' in quotes")
      ]),
  ])
  func brackets(_ row: Row) { check(row) }

  @Test(arguments: [
    Row(
      "tab", "title: 題\nauthor:\n\tname: 甲\ndate: x", "{title: '題', date: 'x'}",
      [
        error(
          "a tab cannot indent a line in YAML", 4, 1, "\tname: 甲", hint: "indent with blanks")
      ]),
    Row(
      "tab behind blanks", "author:\n  name: 甲\n  \turl: 乙", "{}",
      [
        error(
          "a tab cannot indent a line in YAML", 4, 3, "  \turl: 乙", hint: "indent with blanks")
      ]),
    Row(
      "two tabs in two entries", "a:\n\tb: 1\nc:\n\t- 2\nd: 3", "{d: 3}",
      [
        error("a tab cannot indent a line in YAML", 3, 1, "\tb: 1", hint: "indent with blanks"),
        error("a tab cannot indent a line in YAML", 5, 1, "\t- 2", hint: "indent with blanks"),
      ]),
    Row(
      "full-width blank", "author:\n\u{3000}name: 甲", "{author: null}",
      [
        error(
          "a full-width blank cannot indent a line in YAML", 3, 1, "\u{3000}name: 甲",
          hint: "indent with half-width blanks")
      ]),
    Row(
      "too far in", "title: 題名\n  date: x\ntags: a", "{tags: 'a'}",
      [
        error(
          "this line is indented like a part of the value above it", 3, 3, "  date: x",
          hint: "begin it in the column of the other keys")
      ]),
    Row(
      "between two columns", "a:\n  b: 1\n c: 2\nd: 3", "{d: 3}",
      [
        error(
          "did not find expected key while parsing a block mapping", 4, 2, " c: 2",
          hint: "is the line indented like the ones above it?")
      ]),
  ])
  func indentation(_ row: Row) { check(row) }

  @Test(arguments: [
    Row(
      "in a title", "title: 紹介: 新製品\ntags: a", "{tags: 'a'}",
      [error("': ' inside of a value without quotes", 2, 10, "title: 紹介: 新製品", hint: inQuotes)]),
    Row(
      "forgotten", "title: 題\n忘れた\ndate: x", "{title: '題', date: 'x'}",
      [
        error(
          "expected ': ' behind this key", 3, 1, "忘れた",
          hint: "write 'key: value'; put text of several lines in quotes")
      ]),
    Row(
      "full-width", "title: 題\ndate：2025-12-28\ntags: a", "{title: '題', tags: 'a'}",
      [
        error(
          "expected ': ' behind this key", 3, 1, "date：2025-12-28",
          hint: "write a half-width ':' and a blank behind the key, not '：'")
      ]),
    Row(
      "full-width in the first line", "title：題名\ndate: x", "{date: 'x'}",
      [
        error(
          "expected ': ' behind this key", 2, 1, "title：題名",
          hint: "write a half-width ':' and a blank behind the key, not '：'")
      ]),
    Row(
      "no blank", "title:題名\ndate: x", "{date: 'x'}",
      [
        error(
          "expected ': ' behind this key", 2, 1, "title:題名", hint: "put a blank behind the ':'")
      ]),
    Row(
      "a list beside its key", "tags: - 一\ndate: x", "{date: 'x'}",
      [
        error(
          "block sequence entries are not allowed in this context", 2, 7, "tags: - 一",
          hint: "begin a list on a line of its own, or write it in brackets")
      ]),
  ])
  func colons(_ row: Row) { check(row) }

  @Test(arguments: [
    ("@編集部", "@"), ("`code`", "`"), ("%20", "%"), ("*重要*", "*"), ("&概要", "&"), ("!foo!x 甲", "!"),
  ])
  func valuesThatBeginWith(_ value: String, _ character: String) {
    check(
      Row(
        value, "題: \(value)\ntags: a", "{tags: 'a'}",
        [
          error(
            "a value without quotes cannot begin with '\(character)'", 2, 4, "題: \(value)",
            hint: Self.inQuotes)
        ]))
  }

  @Test(arguments: [
    Row(
      "backslash", "path: \"絵\\図.png\"\ntags: a", "{tags: 'a'}",
      [
        error(
          "found unknown escape character while parsing a quoted scalar", 2, 9,
          "path: \"絵\\図.png\"", hint: "write '\\\\' for a backslash, or use single quotes")
      ]),
    Row(
      "a second document", "a: 1\n--- 二", "{a: 1}",
      [
        error(
          "a second document begins here", 3, 1, "--- 二", hint: "remove this line '---'")
      ]),
    Row(
      "five mistakes",
      "題: \"半分\ntags: [a, b\nok: 1\ndraft: a: b\nauthor:\n\tname: x\nimage: @x\nlast: 2",
      "{ok: 1, last: 2}",
      [
        error(quote, 2, 4, "題: \"半分", hint: doubled),
        error(
          "this '[' is never closed", 3, 7, "tags: [a, b", hint: "put ']' at the end of the value"),
        error("': ' inside of a value without quotes", 5, 9, "draft: a: b", hint: inQuotes),
        error("a tab cannot indent a line in YAML", 7, 1, "\tname: x", hint: "indent with blanks"),
        error(
          "a value without quotes cannot begin with '@'", 8, 8, "image: @x", hint: inQuotes),
      ]),
  ])
  func others(_ row: Row) { check(row) }
}
