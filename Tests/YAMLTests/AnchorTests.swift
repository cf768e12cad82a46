import Diagnostics
import Testing
import YAML

@Suite struct AnchorTests {
  @Test(arguments: [
    ("scalar", "a: &x 甲\nb: *x", "{a: '甲', b: '甲'}"),
    ("list", "a: &x [1, 2]\nb: [*x, *x]", "{a: [1, 2], b: [[1, 2], [1, 2]]}"),
    ("as key", "a: &x 甲\n*x : 乙", "{a: '甲', 甲: '乙'}"),
    ("named again", "a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"),
    ("merge", "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3", "{a: {p: 1, q: 2}, b: {q: 3, p: 1}}"),
    ("merge stands last", "b: {q: 3, <<: {p: 1, q: 2}}", "{b: {q: 3, p: 1}}"),
    (
      "list of merges, the first wins",
      "a: &x {p: 1}\nb: &y {p: 2, q: 3}\nc:\n  <<: [*x, *y]\n  r: 4",
      "{a: {p: 1}, b: {p: 2, q: 3}, c: {r: 4, p: 1, q: 3}}"
    ),
    ("merge of nothing", "a:\n  <<:\n  b: 1", "{a: {b: 1}}"),
    ("quoted, it is a key", "a: {'<<': 1}", "{a: {<<: 1}}"),
  ])
  func resolved(_ name: String, _ yaml: String, _ expected: String) {
    #expect(readFrontMatter(source("---\n\(yaml)\n---\n")) == (expected, []))
  }

  @Test func anAliasStandsWhereItIsUsed() throws {
    let file = source("题: &甲x 1\n")
    #expect(YAML.parse(file).diagnostics.count == 1)
    let used = source("題: &x [値]\nb: *x\n")
    let mapping = try #require(YAML.parse(used).root?.asMapping)
    #expect(mapping["b"]?.location(in: used) == place(2, 4, "b: *x"))
    #expect(mapping["b"]?.asList?.first?.location(in: used) == place(1, 8, "題: &x [値]"))
  }

  @Test func unknownAnchors() {
    let yaml = "a: &base 1\nb: *bas\n題: [*none]\nc: \"open"
    let (values, diagnostics) = readFrontMatter(source("---\n\(yaml)\n---\n"))
    #expect(values == "{a: 1, b: null, 題: [null]}")
    #expect(
      diagnostics == [
        error(
          "no anchor named '&bas' before this place", 3, 4, "b: *bas", hint: "did you mean 'base'?"),
        error(
          "no anchor named '&none' before this place", 4, 5, "題: [*none]",
          hint: "put the value in quotes if it is text"),
        error(
          "this quote is never closed", 5, 4, "c: \"open", hint: "put \" at the end of the value"),
      ])
  }

  @Test("An anchor in an entry with a mistake is not called unknown")
  func anchorInBrokenEntry() {
    let (values, diagnostics) = readFrontMatter(source("---\na: &x \"半\nb: *x\n---\n"))
    #expect(values == "{b: null}")
    #expect(
      diagnostics == [
        error(
          "this quote is never closed", 2, 7, "a: &x \"半", hint: "put \" at the end of the value")
      ])
  }

  @Test func anchorInsideOfItself() {
    #expect(
      readFrontMatter(source("---\n甲: &x [*x]\n---\n")) == (
        "{甲: [null]}",
        [error("'*x' stands inside of the value that it names", 2, 8, "甲: &x [*x]")]
      ))
  }

  @Test func mergeOfOtherThings() {
    #expect(
      readFrontMatter(source("---\n甲: {<<: 値, b: 1}\n乙: {<<: [{c: 2}, [3]]}\n---\n")) == (
        "{甲: {b: 1}, 乙: {c: 2}}",
        [
          error(
            "'<<' needs a mapping or a list of mappings, found text", 2, 9, "甲: {<<: 値, b: 1}",
            hint: "write '<<: *name' with the name of an anchor"),
          error(
            "'<<' needs a mapping or a list of mappings, found a list", 3, 18,
            "乙: {<<: [{c: 2}, [3]]}", hint: "write '<<: *name' with the name of an anchor"),
        ]
      ))
  }

  @Test func aliasBomb() {
    var lines = ["a: &a [\(Array(repeating: "笑", count: 10).joined(separator: ","))]"]
    for (name, inner) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f")] {
      let aliases = Array(repeating: "*\(inner)", count: 10).joined(separator: ",")
      lines.append("\(name): &\(name) [\(aliases)]")
    }
    let (values, diagnostics) = readFrontMatter(
      source("---\n\(lines.joined(separator: "\n"))\n---\n"))
    #expect(values == "{}")
    #expect(
      diagnostics == [
        error(
          "more than 10000 values, with aliases counted as often as they are used", 5, 29,
          "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]", hint: "move large data to a file in data/")
      ])
  }
}
