import JSON
import TestSupport
import Testing

@Suite("Reading JSON")
struct JSONValueParseTests {
  struct Reading: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let value: JSONValue
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ value: JSONValue) {
      (self.name, self.text, self.value) = (name, text, value)
    }
  }

  @Test(
    "values",
    arguments: [
      Reading("null", "null", .null),
      Reading("true", " true\r\n", .bool(true)),
      Reading("false", "\tfalse ", .bool(false)),
      Reading("zero", "0", .int(0)),
      Reading("minus", "-120", .int(-120)),
      Reading("largest Int", "9223372036854775807", .int(.max)),
      Reading("smallest Int", "-9223372036854775808", .int(.min)),
      Reading("beyond Int", "9223372036854775808", .double(9.223372036854775808e18)),
      Reading("fraction", "2.5", .double(2.5)),
      Reading("whole fraction", "1.0", .double(1)),
      Reading("exponents", "[1e2,1E+2,12e-1]", .array([.double(100), .double(100), .double(1.2)])),
      Reading("Japanese", #""日本語の𠮷野家""#, .string("日本語の𠮷野家")),
      Reading("Korean", #""한국어""#, .string("한국어")),
      Reading("escapes", #""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
      Reading("BMP escape", #""\u65e5\u672C""#, .string("日本")),
      Reading("surrogate pair", #""\uD842\uDFB7野家""#, .string("𠮷野家")),
      Reading("NUL escape", #""a\u0000b""#, .string("a\u{0}b")),
      Reading("empty string", #""""#, .string("")),
      Reading("empty array", "[ ]", .array([])),
      Reading("empty object", "{ }", .object([])),
      Reading("nested", "[[],[[1]]]", .array([.array([]), .array([.array([.int(1)])])])),
      Reading("byte order mark", "\u{FEFF}1", .int(1)),
      Reading(
        "order of members", #"{"b":1,"あ":2,"a":3}"#,
        .object([
          JSONMember(key: "b", value: .int(1)), JSONMember(key: "あ", value: .int(2)),
          JSONMember(key: "a", value: .int(3)),
        ])),
      Reading(
        "the last of one key", #"{"a":1,"題":2,"a":3}"#,
        .object([JSONMember(key: "a", value: .int(3)), JSONMember(key: "題", value: .int(2))])),
    ])
  func reads(_ row: Reading) throws {
    #expect(try JSONValue.parse(Array(row.text.utf8)) == row.value)
    #expect(try JSONValue.parse(row.text.utf8) == row.value)
    #expect(try JSONValue.parse(Array(row.text.utf8).lazy.map { $0 }) == row.value)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let description: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ description: String) {
      self.init(name, bytes: Array(text.utf8), description)
    }

    init(_ name: String, bytes: [UInt8], _ description: String) {
      (self.name, self.bytes, self.description) = (name, bytes, description)
    }
  }

  @Test(
    "faults",
    arguments: [
      Fault("nothing", "", "found the end of the text, expected a value at byte 0"),
      Fault("blanks", " \n", "found the end of the text, expected a value at byte 2"),
      Fault("cut word", "tru", "found the end of the text, expected 'true' at byte 3"),
      Fault("wrong word", "nil", "found 'i', expected 'null' at byte 1"),
      Fault("two values", "1 2", "found '2', expected the end of the text at byte 2"),
      Fault("leading zero", "01", "found '1', expected the end of the text at byte 1"),
      Fault("plus", "+1", "found '+', expected a value at byte 0"),
      Fault("bare minus", "-", "found the end of the text, expected a digit at byte 1"),
      Fault("bare point", "1.", "found the end of the text, expected a digit at byte 2"),
      Fault("bare exponent", "1e+", "found the end of the text, expected a digit at byte 3"),
      Fault("huge number", "[1e999]", "number out of range at byte 1"),
      Fault("open array", "[1", "found the end of the text, expected ',' or ']' at byte 2"),
      Fault("comma before ]", "[1,]", "found ']', expected a value at byte 3"),
      Fault("open object", #"{"題":1"#, "found the end of the text, expected ',' or '}' at byte 8"),
      Fault("comma before }", #"{"a":1,}"#, "found '}', expected a key in quotes at byte 7"),
      Fault("no colon", #"{"a" 1}"#, "found '1', expected ':' after the key at byte 5"),
      Fault("key without quotes", "{題:1}", "found byte 0xe9, expected a key in quotes at byte 1"),
      Fault("open string", #""日本"#, "the text ends inside a string at byte 7"),
      Fault(
        "ends in an escape", #""\"#,
        "found the end of the text, expected an escape such as \\n or \\u3042 at byte 2"),
      Fault(
        "unknown escape", #""\x""#, "found 'x', expected an escape such as \\n or \\u3042 at byte 2"
      ),
      Fault("short escape", #""\u30""#, "found '\"', expected four hexadecimal digits at byte 5"),
      Fault(
        "line end in a string", "\"a\nb\"",
        "control character in a string, write it as an escape at byte 2"),
      Fault("high half alone", #""\ud842""#, "half of a surrogate pair at byte 1"),
      Fault("high half and a letter", #""\ud842\u3042""#, "half of a surrogate pair at byte 1"),
      Fault("low half alone", #""あ\udfb7""#, "half of a surrogate pair at byte 4"),
      Fault("NUL", "\u{0}", "found byte 0x00, expected a value at byte 0"),
      Fault(
        "invalid UTF-8", bytes: [0x22, 0xE6, 0x97, 0x22],
        "invalid UTF-8 in the string that starts here at byte 1"),
      Fault(
        "encoded surrogate", bytes: [0x22, 0xED, 0xA0, 0x80, 0x22],
        "invalid UTF-8 in the string that starts here at byte 1"),
      Fault(
        "invalid UTF-8 after an escape", bytes: [0x22, 0x5C, 0x6E, 0xFF, 0x22],
        "invalid UTF-8 in the string that starts here at byte 1"),
      Fault("comment", "/* 注 */ 1", "found '/', expected a value at byte 0"),
    ])
  func faults(_ row: Fault) {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse(row.bytes) }
    #expect(error?.description == row.description)
  }

  @Test("512 levels are read, one more is refused")
  func depth() throws {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(try JSONValue.parse(deep.utf8).text == deep)
    let error = #expect(throws: JSONError.self) {
      try JSONValue.parse(String(repeating: "[", count: 1_000_000).utf8)
    }
    #expect(error?.description == "arrays and objects nested more than 512 deep at byte 512")
  }

  @Test("an object of many members keeps order and finds the last of a key")
  func manyMembers() throws {
    let names = (0..<5000).map { "鍵\($0)" } + ["鍵3", "鍵4999"]
    let text = names.enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",")
    let value = try JSONValue.parse("{\(text)}".utf8)
    var members = (0..<5000).map { JSONMember(key: "鍵\($0)", value: .int($0)) }
    members[3].value = .int(5000)
    members[4999].value = .int(5001)
    #expect(value == .object(members))
  }

  @Test("keys that are canonically equal are one key")
  func canonicallyEqualKeys() throws {
    let value = try JSONValue.parse("{\"\u{304C}\":1,\"\u{304B}\u{3099}\":2}".utf8)
    #expect(value == .object([JSONMember(key: "が", value: .int(2))]))
  }

  @Test("random bytes never trap")
  func randomBytes() {
    var generator = SplitMix64(state: 7)
    let alphabet = Array(#"{}[]",:\u12eE+-.truefalsn 日"#.utf8) + [0xFF, 0x00]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      if let value = try? JSONValue.parse(bytes) {
        #expect((try? JSONValue.parse(value.text.utf8)) == value)
      }
    }
  }
}
