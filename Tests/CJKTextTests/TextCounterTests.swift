import CJKText
import TestSupport
import Testing

@Suite("Counting text")
struct TextCounterTests {
  private static func counts(of pieces: [String], isCode: Bool = false) -> TextCounts {
    var counter = TextCounter()
    for var piece in pieces { piece.withUTF8 { counter.add($0, isCode: isCode) } }
    counter.endBlock()
    return counter.counts
  }

  @Test(
    "texts",
    arguments: [
      ("nothing", "", TextCounts()),
      ("Japanese", "日本語のブログ、カナ。", TextCounts(characters: 9)),
      ("every kind of kana", "あぁゔゝアァヴヽーｱｧｰヷㇰ", TextCounts(characters: 14)),
      ("halfwidth voiced", "ｶﾞｯﾂﾎﾟｰｽﾞ", TextCounts(characters: 6)),
      ("voiced with a mark", "か\u{3099}は\u{309A}", TextCounts(characters: 2)),
      ("marks of repetition and closing", "人々〆切二〇二五", TextCounts(characters: 8)),
      ("Chinese", "简体中文，繁體中文。「引」", TextCounts(characters: 9)),
      ("non-BMP Han", "𠮷野家の𩸽\u{323B0}", TextCounts(characters: 6)),
      ("extension A and compatibility", "㐀\u{FA30}⼀", TextCounts(characters: 2)),
      ("variation sequence", "葛\u{E0100}飾", TextCounts(characters: 2)),
      ("bopomofo", "ㄅㄆ", TextCounts(characters: 2)),
      ("punctuation", "、。・「」（）！？…―〜《》★", TextCounts()),
      ("English", "The quick brown fox.", TextCounts(words: 4)),
      ("apostrophes and hyphens", "don't isn’t well-known e\u{2010}mail", TextCounts(words: 4)),
      ("at the edges", "'quoted' -minus- rock-'n'-roll", TextCounts(words: 5)),
      ("dashes", "one--two—three", TextCounts(words: 3)),
      ("accents", "naïve café e\u{301}tude", TextCounts(words: 3)),
      ("Cyrillic and Greek", "Съешь ещё ἀρχή", TextCounts(words: 3)),
      ("digits", "2025年12月28日 3.14", TextCounts(characters: 3, words: 5)),
      ("fullwidth", "Ｆｕｄｅ　２０２５", TextCounts(words: 2)),
      ("mixed", "GPT-3が600億パラメータのAI", TextCounts(characters: 8, words: 3)),
      ("Korean", "한국어로 글을 쓰는 사람", TextCounts(hangulWords: 4)),
      ("Korean with Latin and digits", "AI는 제1장에서 GPT-4를", TextCounts(words: 3, hangulWords: 3)),
      ("Korean with hanja", "대한민국(大韓民國)의 역사", TextCounts(characters: 4, hangulWords: 2)),
      ("Korean jamo", "\u{1112}\u{1161}\u{11AB}국 ㅋㅋ", TextCounts(hangulWords: 2)),
      ("Korean over lines", "한국\n어\u{3000}글", TextCounts(hangulWords: 3)),
      ("URL", "見る https://example.com/a-b?c=d#e まで", TextCounts(characters: 4)),
      ("URL without spaces", "詳細はhttps://example.com/を見て", TextCounts(characters: 6)),
      ("URL in parentheses", "(http://a.b/c_(d)) next", TextCounts(words: 1)),
      ("www and upper case", "WWW.example.com HTTPS://A.B/ end", TextCounts(words: 1)),
      ("URL in angle brackets", "<https://a.b>end", TextCounts(words: 1)),
      ("no URLs", "http www httpd swww.x", TextCounts(words: 5)),
      ("emoji", "🎉公開👨‍👩‍👧", TextCounts(characters: 2)),
      ("controls", "a\u{0}b\u{200B}c", TextCounts(words: 2)),
    ])
  func texts(name: String, text: String, expected: TextCounts) {
    #expect(Self.counts(of: [text]) == expected)
    let code = TextCounts(
      codeCharacters: expected.characters, codeWords: expected.words,
      codeHangulWords: expected.hangulWords)
    #expect(Self.counts(of: [text], isCode: true) == code)
  }

  @Test(
    "pieces of a block",
    arguments: [
      ("word in two", ["re", "act"], TextCounts(words: 1)),
      ("joiner at the seam", ["don", "'", "t"], TextCounts(words: 1)),
      ("Hangul word in two", ["한국", "어"], TextCounts(hangulWords: 1)),
      ("URL in two", ["https://a.b/c", "_d/e?f", " end"], TextCounts(words: 1)),
      ("empty pieces", ["", "筆", ""], TextCounts(characters: 1)),
      ("a piece a character", ["日", "本", "a", "b", "語"], TextCounts(characters: 3, words: 1)),
    ])
  func pieces(name: String, pieces: [String], expected: TextCounts) {
    #expect(Self.counts(of: pieces) == expected)
  }

  @Test("a block ends words, URLs and Hangul words; images and code are counted apart")
  func blocks() {
    var counter = TextCounter()
    for (piece, isCode) in [
      ("one", false), ("two 한", false), ("국 https://a", false), ("b 筆", true), ("漢", false),
    ] {
      var text = piece
      text.withUTF8 { counter.add($0, isCode: isCode) }
      counter.endBlock()
      counter.addImage()
    }
    #expect(
      counter.counts
        == TextCounts(
          characters: 1, words: 2, hangulWords: 2, codeCharacters: 1, codeWords: 1, images: 5))
    #expect(
      counter.counts + counter.counts
        == TextCounts(
          characters: 2, words: 4, hangulWords: 4, codeCharacters: 2, codeWords: 2, images: 10))
  }

  @Test("one text in any pieces gives the same counts")
  func anyPieces() {
    let text = "日本語 don't stop。한국어 GPT-4를 www.a.b/c と𠮷野家、ｶﾀｶﾅe\u{301}"
    let whole = Self.counts(of: [text])
    #expect(whole == TextCounts(characters: 11, words: 4, hangulWords: 2))
    for size in 4...9 {
      let scalars = Array(text.unicodeScalars)
      let pieces = stride(from: 0, to: scalars.count, by: size).map { start in
        String(String.UnicodeScalarView(scalars[start..<min(start + size, scalars.count)]))
      }
      #expect(Self.counts(of: pieces.filter { !$0.isEmpty }).characters == whole.characters)
      #expect(Self.counts(of: pieces).hangulWords == whole.hangulWords)
    }
  }

  @Test("the quick way over CJK text tells each character as the tables do")
  func everyScalar() {
    for scalar in (UInt32(0x80)...0xFFFF).compactMap(Unicode.Scalar.init) {
      let pieces = ["한", "a", String(scalar), "b", String(scalar), "漢", "漢字"]
      let alone = Self.counts(of: pieces)
      #expect(Self.counts(of: [pieces.joined()]) == alone, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(
    "invalid UTF-8 counts as nothing and reads no byte beyond the end",
    arguments: [
      ("cut character at the end", [0xE6, 0x97, 0xA5, 0xE6, 0x9C], TextCounts(characters: 1)),
      ("cut character within", [0xE6, 0x97, 0x61, 0x62], TextCounts(words: 1)),
      ("continuation bytes alone", [0x80, 0xBF, 0x61], TextCounts(words: 1)),
      ("overlong", [0xC0, 0xAF, 0xE0, 0x80, 0xAF], TextCounts()),
      ("surrogate", [0xED, 0xA0, 0x80], TextCounts()),
      ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80, 0xFF], TextCounts()),
      ("Latin-1", [0x63, 0x61, 0x66, 0xE9, 0x20, 0x61], TextCounts(words: 2)),
    ] as [(String, [UInt8], TextCounts)])
  func invalid(name: String, bytes: [UInt8], expected: TextCounts) {
    var counter = TextCounter()
    bytes.withUnsafeBufferPointer { counter.add($0, isCode: false) }
    #expect(counter.counts == expected)
  }

  @Test("random bytes never trap")
  func randomBytes() {
    var generator = SplitMix64(state: 5)
    var counter = TextCounter()
    for _ in 0..<5000 {
      let count = Int.random(in: 0..<40, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      bytes.withUnsafeBufferPointer { counter.add($0, isCode: false) }
    }
    #expect(counter.counts.words > 0)
  }
}
