import Diagnostics
import Testing
import YAML

@Suite struct ValueTests {
  @Test(arguments: [
    ("", YAMLScalar.Kind.null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
    ("nULL", .string), ("true", .bool(true)), ("True", .bool(true)), ("FALSE", .bool(false)),
    ("yes", .string), ("on", .string), ("0", .int(0)), ("-12", .int(-12)), ("+7", .int(7)),
    ("007", .int(7)), ("0o17", .int(15)), ("0x1F", .int(31)), ("0o18", .string), ("0x", .string),
    ("-0x1F", .string), ("0x-1", .string), ("1_000", .string), ("1,000", .string),
    ("9223372036854775807", .int(.max)),
    ("9223372036854775808", .double(9_223_372_036_854_775_808)),
    ("1.5", .double(1.5)), (".5", .double(0.5)), ("5.", .double(5)), ("-1.5e3", .double(-1500)),
    ("1e3", .double(1000)), ("1E-2", .double(0.01)), (".inf", .double(.infinity)),
    ("-.INF", .double(-.infinity)), ("inf", .string), ("nan", .string), (".", .string),
    ("-", .string), ("+", .string), ("1e", .string), ("e3", .string), (".e3", .string),
    ("1.2.3", .string), ("2025-12-28", .string), ("16:40", .string), ("１２", .string),
    ("一", .string), ("3人", .string), ("true ", .string),
  ])
  func coreSchema(_ text: String, _ kind: YAMLScalar.Kind) {
    #expect(YAMLScalar(text: text, isQuoted: false).kind == kind)
    #expect(YAMLScalar(text: text, isQuoted: true).kind == .string)
  }

  @Test func notANumber() {
    guard case .double(let value) = YAMLScalar(text: ".NaN", isQuoted: false).kind else {
      Issue.record(".NaN is a number by its kind")
      return
    }
    #expect(value.isNaN)
  }

  private func value(_ yaml: String) throws -> YAMLNode {
    try #require(YAML.parse(source("値: \(yaml)\n")).root?.asMapping?["値"])
  }

  @Test(arguments: [
    ("題名", "題名"), ("\"題\\u540D\"", "題名"), ("2025", "2025"), ("1.10", "1.10"), ("true", "true"),
    ("''", ""), ("'~'", "~"), ("|\n  一\n  二\n", "一\n二\n"), ("~", nil), ("", nil), ("[a]", nil),
    ("{a: 1}", nil),
  ])
  func strings(_ yaml: String, _ expected: String?) throws {
    #expect(try value(yaml).asString == expected)
  }

  @Test(arguments: [
    ("true", true), ("YES", true), ("On", true), ("false", false), ("no", false), ("OFF", false),
    ("'yes'", nil), ("1", nil), ("はい", nil), ("~", nil), ("[true]", nil), ("y", nil),
  ])
  func booleans(_ yaml: String, _ expected: Bool?) throws {
    #expect(try value(yaml).asBool == expected)
  }

  @Test(arguments: [
    ("8", 8), ("-8", -8), ("8.5", nil), ("'8'", nil), ("八", nil), ("[8]", nil), ("~", nil),
  ])
  func numbers(_ yaml: String, _ int: Int?) throws {
    #expect(try value(yaml).asInt == int)
  }

  @Test(arguments: [
    ("[一, 2, ~]", ["一", "2", "none"]), ("一", ["一"]), ("~", []), ("", []), ("''", [""]), ("[]", []),
    ("{a: 1}", nil),
  ])
  func lists(_ yaml: String, _ expected: [String]?) throws {
    #expect(try value(yaml).asList?.map { $0.asString ?? "none" } == expected)
  }

  @Test(arguments: [
    ("[a]", "a list"), ("{a: 1}", "a mapping"), ("8", "a number"), ("8.5", "a number"),
    ("true", "a Boolean"), ("題", "text"), ("'8'", "text"), ("~", "nothing"),
  ])
  func kindNames(_ yaml: String, _ expected: String) throws {
    #expect(try value(yaml).kindName == expected)
  }

  @Test(arguments: [
    ("!!str 5", "'5'"), ("! 5", "'5'"), ("!!int '5'", "5"), ("!!float 5", "5"),
    ("!!bool \"true\"", "true"), ("!!null ''", "null"), ("!!seq [1]", "[1]"),
    ("!!map {a: 1}", "{a: 1}"),
    ("!!timestamp 2025-12-28", "'2025-12-28'"), ("!<tag:yaml.org,2002:str> 5", "'5'"),
  ])
  func tags(_ yaml: String, _ expected: String) throws {
    #expect(brief(try value(yaml)) == expected)
  }

  @Test(arguments: [
    (
      "!ruby/object:Foo {}", "unknown tag '!ruby/object:Foo'",
      "remove it, or put the value in quotes if it is text"
    ),
    ("!注目", "a value without quotes cannot begin with '!'", "put the value in quotes"),
    ("!!binary 字", "unknown tag '!!binary'", "remove it, or put the value in quotes if it is text"),
    ("!!int 五", "the tag '!!int' does not fit '五'", "remove the tag"),
    ("!!str [1]", "the tag '!!str' does not fit a list", "remove the tag"),
    ("!!seq {a: 1}", "the tag '!!seq' does not fit a mapping", "remove the tag"),
  ])
  func wrongTags(_ yaml: String, _ message: String, _ hint: String) {
    let line = "値: \(yaml)"
    #expect(YAML.parse(source(line)).diagnostics == [error(message, 1, 4, line, hint: hint)])
  }

  @Test func placesBehindWideText() throws {
    let text = "\u{FEFF}題👨‍👩‍👧か\u{3099}: [한국어, \"中文\"]\r\n鍵: {内: 値}\r\n"
    let file = source(text)
    let result = YAML.parse(file)
    #expect(result.diagnostics == [])
    let mapping = try #require(result.root?.asMapping)
    let first = mapping.entries[0]
    let items = try #require(first.value.asList)
    #expect(items[1].location(in: file).column == 13)
    #expect(items[1].location(in: file).line == 1)
    let inner = try #require(mapping["鍵"]?.asMapping?.entries.first)
    #expect(inner.keyLocation(in: file) == place(2, 5, "鍵: {内: 値}"))
    #expect(inner.value.location(in: file) == place(2, 8, "鍵: {内: 値}"))
  }

  @Test func duplicateKeys() {
    #expect(
      readFrontMatter(source("---\n題: 一\n他: 二\n題: 三\n---\n")) == (
        "{題: 三, 他: 二}".replacing("三", with: "'三'").replacing("二", with: "'二'"),
        [
          finding(
            .warning, "the key '題' stands here again; the last one counts", 4, 1, "題: 三",
            hint: "remove one of them",
            notes: [Diagnostic.Note("first here", at: place(2, 1, "題: 一"))])
        ]
      ))
  }

  @Test("Duplicates are also found among many keys")
  func duplicateAmongMany() {
    let text = (0..<50).map { "鍵\($0): \($0)\n" }.joined() + "鍵3: 新\n鍵40: 新\n"
    let result = YAML.parse(source(text))
    #expect(result.diagnostics.map { $0.location?.line } == [51, 52])
    #expect(result.root?.asMapping?.entries.count == 50)
    #expect(result.root?.asMapping?["鍵40"]?.asString == "新")
  }

  @Test(arguments: [
    ("", "none"), ("# 註\n", "none"), ("---\n", "null"), ("値", "'値'"), ("- 1\n", "[1]"),
  ])
  func roots(_ text: String, _ expected: String) {
    let result = YAML.parse(source(text))
    #expect(brief(result.root) == expected)
    #expect(result.diagnostics == [])
  }

  @Test func complexKeys() {
    let text = "? [甲]\n: 1\n乙: 2\n[丙]: 3\n"
    #expect(
      YAML.parse(source(text)).diagnostics == [
        error(
          "a key must be text, found a list", 1, 3, "? [甲]",
          hint: "put text that begins with '[' or '{' in quotes"),
        error(
          "a key must be text, found a list", 4, 1, "[丙]: 3",
          hint: "put text that begins with '[' or '{' in quotes"),
      ])
    #expect(brief(YAML.parse(source(text)).root) == "{乙: 2}")
  }
}
