import CJKText
import Testing

@Suite("Reading time")
struct ReadingTimeTests {
  @Test(
    "minutes by language",
    arguments: [
      ("nothing", TextCounts(), "ja", 1),
      ("a minute of Japanese", TextCounts(characters: 400), "ja", 1),
      ("a character more", TextCounts(characters: 401), "ja-JP", 2),
      ("a minute of Chinese", TextCounts(characters: 450), "zh-Hant", 1),
      ("the same in Japanese", TextCounts(characters: 450), "ja", 2),
      ("Cantonese", TextCounts(characters: 450), "yue", 1),
      ("upper case tag", TextCounts(characters: 450), "ZH_tw", 1),
      ("kanji in English", TextCounts(characters: 1, words: 238), "en", 2),
      ("a minute of English", TextCounts(words: 238), "en", 1),
      ("a minute of Korean", TextCounts(hangulWords: 200), "ko", 1),
      ("a word more", TextCounts(hangulWords: 201), "ko", 2),
      ("code at half speed", TextCounts(codeWords: 119), "en", 1),
      ("a word more of code", TextCounts(codeWords: 120), "en", 2),
      (
        "code of three kinds",
        TextCounts(codeCharacters: 200, codeWords: 119, codeHangulWords: 100), "ja", 3
      ),
      ("five images", TextCounts(images: 5), "ja", 1),
      ("six images", TextCounts(images: 6), "ja", 2),
      (
        "tenths that sum to a minute", TextCounts(characters: 40, hangulWords: 140, images: 1),
        "ja", 1
      ),
      (
        "the sum of all", TextCounts(characters: 400, words: 238, hangulWords: 200, images: 5),
        "ja", 4
      ),
      ("a long Japanese post", TextCounts(characters: 3024, words: 102), "ja", 8),
      ("more than can be", TextCounts(characters: .max), "ja", 1_000_000_000),
      ("no language", TextCounts(characters: 800), "", 2),
    ])
  func minutes(name: String, counts: TextCounts, language: String, expected: Int) {
    #expect(ReadingTime.minutes(for: counts, language: language) == expected)
  }

  @Test("rates can be set; one that is not above zero counts nothing")
  func rates() {
    var rates = ReadingRates()
    rates.japaneseCharacters = 600
    rates.codeFactor = 1
    rates.secondsPerImage = 0
    let counts = TextCounts(characters: 1200, codeWords: 238, images: 100)
    #expect(ReadingTime.minutes(for: counts, language: "ja", rates: rates) == 3)
    rates.japaneseCharacters = 0
    rates.otherWords = -.infinity
    rates.secondsPerImage = -5
    #expect(ReadingTime.minutes(for: counts, language: "ja", rates: rates) == 1)
  }
}
