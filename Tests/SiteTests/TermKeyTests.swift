import CJKText
import Testing

@testable import Site

@Suite("Keys of terms")
struct TermKeyTests {
  @Test(
    "spellings that are one term",
    arguments: [
      ("ＡＩ", "ai"), ("AI", "ai"), ("ｶﾀｶﾅ", "カタカナ"), ("か\u{3099}", "が"), ("㈱", "(株)"),
      ("がぎ", "がぎ"), ("한국어", "한국어"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("ẞ", "ss"),
      ("swift 6", "swift 6"),
    ])
  func keys(name: String, key: String) {
    #expect(TermKey.key(for: name).unicodeScalars.elementsEqual(key.unicodeScalars))
  }

  @Test("the quick way gives the key of the long one, for every character")
  func quickWay() {
    for scalar in (UInt32(0x20)...0xFFFF).compactMap(Unicode.Scalar.init) {
      let name = "か" + String(scalar) + "한" + String(scalar)
      let long = Normalization.nfkc(Normalization.caseFolded(Normalization.nfkc(name)))
      #expect(
        TermKey.key(for: name).utf8.elementsEqual(long.utf8), "U+\(String(scalar.value, radix: 16))"
      )
    }
  }
}
