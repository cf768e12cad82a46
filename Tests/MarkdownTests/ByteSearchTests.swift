import Testing

@testable import Markdown

@Suite("Search of bytes")
struct ByteSearchTests {
  /// Texts of all lengths around the steps of the search, with the byte looked for at every place.
  @Test("The byte is found at every place of every length, from every start")
  func everyPlace() {
    for length in [0, 1, 15, 16, 17, 31, 32, 33, 80, 81, 95, 96, 150] {
      for place in 0...length {
        var text = [UInt8](repeating: 0xE3, count: length)
        if place < length { text[place] = UInt8(ascii: "*") }
        text.withUnsafeBufferPointer { bytes in
          for start in 0...length {
            let found = bytes.firstIndex(from: start, of: UInt8(ascii: "*"))
            let expected = start <= place ? place : length
            #expect(found == expected, "length \(length), place \(place), start \(start)")
          }
        }
      }
    }
  }

  @Test(
    "The set of a text's bytes has every ASCII byte, and says whether there are others",
    arguments: [
      ("", "", false), ("漢字かな交じり文", "", true), ("漢字かな交じり*文", "*", true),
      ("漢字かな交じり文を書く#", "#", true), ("abc def", "abcdef ", false), ("é", "", true),
    ])
  func occurring(text: String, ascii: String, hasNonASCII: Bool) {
    let set = Array(text.utf8).withUnsafeBufferPointer { ByteSet(occurringIn: $0) }
    let found = (UInt8(0)..<0x80).filter { set.contains($0) }
    #expect(found == Array(ascii.utf8).sorted())
    #expect(set.hasNonASCII == hasNonASCII)
  }
}
