import JSON
import Testing

@Suite("Writing JSON")
struct JSONValueWriteTests {
  @Test(
    "values",
    arguments: [
      ("null", JSONValue.null, "null"),
      ("Booleans", .array([.bool(true), .bool(false)]), "[true,false]"),
      ("whole numbers", .array([.int(0), .int(.min)]), "[0,-9223372036854775808]"),
      ("doubles", .array([.double(1), .double(-2.5), .double(1e300)]), "[1.0,-2.5,1e+300]"),
      ("no numbers", .array([.double(.nan), .double(.infinity)]), "[null,null]"),
      (
        "object",
        .object([
          JSONMember(key: "題\"", value: .string("筆")), JSONMember(key: "b", value: .array([])),
        ]),
        #"{"題\"":"筆","b":[]}"#
      ),
      ("empty object", .object([]), "{}"),
    ])
  func writes(name: String, value: JSONValue, text: String) {
    #expect(value.text == text)
    var output = Array("= ".utf8)
    value.write(into: &output)
    #expect(output == Array("= \(text)".utf8))
  }

  @Test(
    "strings",
    arguments: [
      ("plain", "日本語 한국어 𠮷", "\"日本語 한국어 𠮷\"", "\"日本語 한국어 𠮷\""),
      ("empty", "", "\"\"", "\"\""),
      ("quotes", #"a"\b/"#, #""a\"\\b/""#, #""a\"\\b/""#),
      ("short escapes", "\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#, #""\b\t\n\f\r""#),
      ("controls", "\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\"", "\"\\u0000\\u001f\u{7F}\""),
      ("markup", "</script>&", "\"</script>&\"", #""\u003c/script\u003e\u0026""#),
      ("line separators", "前\u{2028}\u{2029}後", "\"前\u{2028}\u{2029}後\"", #""前\u2028\u2029後""#),
      (
        "neighbours of these", "\u{2027}\u{202A}…", "\"\u{2027}\u{202A}…\"", "\"\u{2027}\u{202A}…\""
      ),
    ])
  func strings(name: String, text: String, plain: String, htmlSafe: String) {
    var output: [UInt8] = []
    JSONText.appendString(text, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == plain)
    output = []
    JSONText.appendString(text, to: &output, htmlSafe: true)
    #expect(String(decoding: output, as: UTF8.self) == htmlSafe)
    #expect((try? JSONValue.parse(output)) == .string(text))
  }

  @Test("doubles come back as they were")
  func roundTrip() throws {
    for value in [0.1, -0.0, 1 / 3, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e21] {
      #expect(try JSONValue.parse(JSONValue.double(value).text.utf8) == .double(value))
    }
  }

  @Test("a key is looked up in objects only")
  func lookup() {
    let value = JSONValue.object([JSONMember(key: "題", value: .int(1))])
    #expect(value["題"] == .int(1))
    #expect(value["名"] == nil)
    #expect(JSONValue.array([.int(1)])["題"] == nil)
  }
}
