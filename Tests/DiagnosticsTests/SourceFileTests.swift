import Diagnostics
import Testing

@Suite struct SourceFileTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let text: String
    let offset: Int
    let place: String
    let line: String
    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "start", text: "あい\nう", offset: 0, place: "a.md:1:1", line: "あい"),
    Row(name: "column counts characters", text: "あい\nう", offset: 3, place: "a.md:1:2", line: "あい"),
    Row(name: "second line", text: "あい\nうえ", offset: 10, place: "a.md:2:2", line: "うえ"),
    Row(name: "CR LF is one end", text: "一\r\n二", offset: 5, place: "a.md:2:1", line: "二"),
    Row(name: "lone CR ends a line", text: "一\r二", offset: 4, place: "a.md:2:1", line: "二"),
    Row(name: "cluster of several scalars", text: "👨‍👩‍👧x", offset: 18, place: "a.md:1:2", line: "👨‍👩‍👧x"),
    Row(name: "past the end", text: "한글", offset: 99, place: "a.md:1:3", line: "한글"),
    Row(name: "negative", text: "한글", offset: -1, place: "a.md:1:1", line: "한글"),
    Row(name: "empty file", text: "", offset: 0, place: "a.md:1:1", line: ""),
    Row(name: "at the line end", text: "字\n字", offset: 3, place: "a.md:1:2", line: "字"),
  ]

  @Test(arguments: rows) func location(_ row: Row) {
    let place = SourceFile(path: "a.md", text: row.text).location(at: row.offset)
    #expect(place.description == row.place)
    #expect(place.lineText == row.line)
  }

  @Test func invalidUTF8() {
    let place = SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0x62]).location(at: 2)
    #expect(place.description == "a.md:1:3")
    #expect(place.lineText == "a\u{FFFD}b")
  }
}
