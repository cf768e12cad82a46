import CJKText
import TestSupport
import Testing

/// Texts are compared as scalars: Swift's own equality does not see the normal form.
private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

@Suite("Normalisation")
struct NormalizationTests {
  @Test(
    "Form C",
    arguments: [
      ("ASCII", "plain", "plain"),
      ("nothing", "", ""),
      ("kana with a mark", "か\u{3099}は\u{309A}ハ\u{309A}ウ\u{3099}", "がぱパヴ"),
      ("kana that takes no mark", "あ\u{3099}", "あ\u{3099}"),
      ("Latin", "e\u{301}A\u{30A}", "éÅ"),
      ("two marks in the wrong order", "a\u{302}\u{323}", "\u{1EAD}"),
      ("a mark that is blocked", "a\u{315}\u{300}\u{5AE}\u{300}b", "\u{E0}\u{5AE}\u{300}\u{315}b"),
      ("Ångström and Ohm signs", "\u{212B}\u{2126}", "\u{C5}\u{3A9}"),
      ("compatibility ideographs", "\u{FA30}\u{F900}\u{2F800}", "侮豈丽"),
      ("ideograph with a variation selector", "侮\u{FE00}葛\u{E0100}", "侮\u{FE00}葛\u{E0100}"),
      ("Hangul of two jamo", "\u{1112}\u{1161}", "하"),
      ("Hangul of three jamo", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국"),
      ("syllable and trailing consonant", "하\u{11AB}", "한"),
      ("full syllable and trailing consonant", "한\u{11AB}", "한\u{11AB}"),
      ("jamo that do not combine", "\u{1161}\u{1112}\u{11A7}", "\u{1161}\u{1112}\u{11A7}"),
      ("old jamo", "\u{1140}\u{1161}", "\u{1140}\u{1161}"),
      ("composition exclusion", "\u{958}", "\u{915}\u{93C}"),
      ("mark first", "\u{301}é", "\u{301}é"),
      ("halfwidth stays", "ｶﾞＡ㈱①", "ｶﾞＡ㈱①"),
    ])
  func formC(name: String, text: String, expected: String) {
    #expect(scalars(Normalization.nfc(text)) == scalars(expected))
    #expect(scalars(Normalization.nfc(expected)) == scalars(expected))
  }

  @Test(
    "Form KC",
    arguments: [
      ("ASCII", "plain", "plain"),
      ("halfwidth kana", "ｶﾀｶﾅ", "カタカナ"),
      ("halfwidth voiced kana", "ｶﾞｷﾞﾊﾟｳﾞ", "ガギパヴ"),
      ("halfwidth punctuation", "｡｢｣､･ｰ", "。「」、・ー"),
      ("fullwidth Latin", "Ｆｕｄｅ１２３！？", "Fude123!?"),
      ("ideographic space", "日\u{3000}本", "日 本"),
      ("company", "㈱㍿", "(株)株式会社"),
      ("circled", "①⑳㊤㊗", "120上祝"),
      ("squared", "㌔㍉㎞㌘㍻㋿", "キロミリkmグラム平成令和"),
      ("Roman numerals", "Ⅷⅸ", "VIIIix"),
      ("ligatures", "ﬁﬃﷺ", "fiffiصلى الله عليه وسلم"),
      ("superscripts", "x²H₂O½", "x2H2O1⁄2"),
      ("compatibility ideograph", "\u{FA30}\u{F9D0}", "侮類"),
      ("radicals", "⼀⿕⺟", "一龠母"),
      ("compatibility jamo", "ㄱㅏ", "가"),
      ("halfwidth jamo", "ﾡￂ", "가"),
      ("conjoining jamo", "\u{1112}\u{1161}\u{11AB}", "한"),
      ("parenthesised Hangul", "㈀㉠㈜", "(ᄀ)ᄀ(주)"),
      (
        "compatibility then canonical order", "ｱ\u{3099}\u{323}ｶ\u{323}\u{3099}",
        "ア\u{3099}\u{323}ガ\u{323}"
      ),
      ("vertical forms", "︵︶﹁﹂", "()「」"),
      ("no-break space and ellipsis", "a\u{A0}b…", "a b..."),
      ("wave dash stays, fullwidth tilde does not", "〜～", "〜~"),
    ])
  func formKC(name: String, text: String, expected: String) {
    #expect(scalars(Normalization.nfkc(text)) == scalars(expected))
    #expect(scalars(Normalization.nfkc(expected)) == scalars(expected))
  }

  @Test("every scalar: Form C is canonically equal, both forms are their own normal forms")
  func everyScalar() {
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.age != nil else { continue }
      let text = String(scalar)
      let nfc = Normalization.nfc(text)
      let nfkc = Normalization.nfkc(text)
      if nfc.utf8.elementsEqual(text.utf8) && nfkc.utf8.elementsEqual(text.utf8) { continue }
      if nfc != text { Issue.record("U+\(String(value, radix: 16)) is another character") }
      if !Normalization.nfc(nfc).utf8.elementsEqual(nfc.utf8) {
        Issue.record("U+\(String(value, radix: 16)) is not stable in C")
      }
      if !Normalization.nfkc(nfkc).utf8.elementsEqual(nfkc.utf8)
        || !Normalization.nfkc(nfc).utf8.elementsEqual(nfkc.utf8)
      {
        Issue.record("U+\(String(value, radix: 16)) is not stable in KC")
      }
    }
  }

  @Test("random texts: equal in Form C exactly when canonically equal")
  func randomTexts() {
    var generator = SplitMix64(state: 11)
    let alphabet = Array(
      "かがハパaáậÅ\u{212B}\u{301}\u{302}\u{323}\u{3099}\u{309A}\u{1112}\u{1161}\u{11AB}하한\u{93C}क侮\u{FA30}\u{315}\u{5AE}"
        .unicodeScalars)
    var texts: [String] = []
    for _ in 0..<3000 {
      let count = Int.random(in: 1...3, using: &generator)
      var view = String.UnicodeScalarView()
      for _ in 0..<count { view.append(alphabet.randomElement(using: &generator) ?? "a") }
      texts.append(String(view))
    }
    for _ in 0..<60_000 {
      let left = texts.randomElement(using: &generator) ?? ""
      let right = texts.randomElement(using: &generator) ?? ""
      let isSame = scalars(Normalization.nfc(left)) == scalars(Normalization.nfc(right))
      if isSame != (left == right) { Issue.record("\(scalars(left)) \(scalars(right))") }
    }
    for text in texts where Normalization.nfc(text) != text { Issue.record("\(scalars(text))") }
  }

  @Test("a text of nothing but marks takes no quadratic time")
  func manyMarks() {
    let marks = String(repeating: "\u{323}\u{302}\u{3099}", count: 50_000)
    let normal = scalars(Normalization.nfc("が" + marks))
    #expect(normal.count == 150_001)
    #expect(normal.prefix(3) == [0x304C, 0x3099, 0x3099])
    #expect(normal.suffix(2) == [0x302, 0x302])
  }

  @Test(
    "case folding",
    arguments: [
      ("ASCII", "FuDe 09_", "fude 09_"),
      ("sharp s", "Straße STRASSE ẞ", "strasse strasse ss"),
      ("Greek with both sigmas", "ΣΊΣΥΦΟΣ ς", "σίσυφοσ σ"),
      ("fullwidth", "ＦＵＤＥ", "ｆｕｄｅ"),
      ("ligature", "ﬃ", "ffi"),
      ("micro sign", "µ", "μ"),
      ("dotted I", "İIı", "i\u{307}iı"),
      ("Cyrillic", "ЁЖ", "ёж"),
      ("Cherokee goes to upper case", "\u{AB70}\u{13F8}Ꭰ", "Ꭰ\u{13F0}Ꭰ"),
      ("Georgian", "Ა", "ა"),
      ("Deseret", "𐐀", "𐐨"),
      (
        "new in Unicode 16 and 17", "\u{A7CB}\u{A7CE}\u{10D50}\u{16EA0}",
        "\u{264}\u{A7CF}\u{10D70}\u{16EBB}"
      ),
      ("circled letters", "Ⓐ", "ⓐ"),
      ("CJK stays", "漢字かなカナ한글々ー", "漢字かなカナ한글々ー"),
    ])
  func caseFolding(name: String, text: String, expected: String) {
    #expect(scalars(Normalization.caseFolded(text)) == scalars(expected))
    #expect(scalars(Normalization.caseFolded(expected)) == scalars(expected))
  }
}
