import Testing

@testable import Markdown

@Suite struct AttributeListParserTests {
  /// What a list holds, as `#id .class name=value`, and how many bytes it takes; nil for none.
  private func parse(_ text: String, needsColon: Bool = false) -> (String, Int)? {
    let parser = AttributeListParser(Array(text.utf8), at: 0, needsColon: needsColon)
    guard let (attributes, end) = parser?.parse() else { return nil }
    var parts = attributes.id.map { ["#\($0)"] } ?? []
    parts += attributes.classes.map { ".\($0)" }
    parts += attributes.pairs.map { "\($0.name)=\($0.value)" }
    return (parts.joined(separator: " "), end)
  }

  @Test(arguments: [
    ("{#id}", "#id", 5), ("{.c}", ".c", 4), ("{: #id .c k=v}", "#id .c k=v", 14),
    ("{:#id.c}", "#id .c", 8), ("{.a.b .a}", ".a .b", 9), ("{#識別 .註記}", "#識別 .註記", 17),
    ("{k=\"a b\" L='c\"d'}", "k=a b l=c\"d", 17), ("{k=\"}\"}後", "k=}", 7), ("{ #a }", "#a", 6),
    ("{#a #b}", "#b", 7), ("{id=x class=\"a b\" .c}", "#x .a .b .c", 21), ("{k=\"\"}", "k=", 6),
    ("{data-x=1 xml:lang=ja}", "data-x=1 xml:lang=ja", 22), ("{.c}{.d}", ".c", 4),
  ])
  func list(_ text: String, _ expected: String, _ end: Int) throws {
    let (attributes, length) = try #require(parse(text))
    #expect(attributes == expected)
    #expect(length == end)
  }

  @Test(arguments: [
    "", "{", "{}", "{:}", "{: }", "{#}", "{.}", "{#a", "{a}", "{a b}", "{1,2}", "{k=}", "{k=\"a}",
    "{k=a'b}", "{漢字|かんじ}", "{=x}", "#a}", "{{.a}}", "{.a\"b\"}", "{k = v}",
  ])
  func noList(_ text: String) {
    #expect(parse(text) == nil)
  }

  @Test func colonMayBeNeeded() {
    #expect(parse("{.c}", needsColon: true) == nil)
    #expect(parse("{: .c}", needsColon: true)?.0 == ".c")
    #expect(parse("{ : .c}", needsColon: true) == nil)
  }
}
