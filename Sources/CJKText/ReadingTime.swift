/// How long it takes to read a text.
public enum ReadingTime {
  /// Whole minutes, rounded up, at least 1.
  ///
  /// The sum of the parts that each kind of text takes, so that one kanji in an English text adds
  /// the time of one kanji and changes nothing else. A part whose rate is not above zero counts
  /// as nothing.
  ///
  /// - Parameters:
  ///   - counts: what there is to read.
  ///   - language: the language of the text as a BCP 47 tag; it decides the rate of characters.
  ///   - rates: how fast people read.
  /// - Returns: the minutes.
  public static func minutes(
    for counts: TextCounts, language: String, rates: ReadingRates = ReadingRates()
  ) -> Int {
    let characters = rates.characters(in: language)
    let prose =
      part(counts.characters, at: characters) + part(counts.words, at: rates.otherWords)
      + part(counts.hangulWords, at: rates.hangulWords)
    let code =
      part(counts.codeCharacters, at: characters * rates.codeFactor)
      + part(counts.codeWords, at: rates.otherWords * rates.codeFactor)
      + part(counts.codeHangulWords, at: rates.hangulWords * rates.codeFactor)
    let images = Double(counts.images) * max(0, rates.secondsPerImage) / 60
    // The sum of exact minutes may come out a hair above them: 0.1 + 0.2 is not 0.3.
    return roundedUp(prose + code + images - 1e-9)
  }

  /// Within 1 and 1,000,000,000.
  ///
  /// Not `rounded(.up)`, which on some machines is a call into the C
  /// library's mathematics, linked or not.
  private static func roundedUp(_ minutes: Double) -> Int {
    guard minutes > 1 else { return 1 }
    let whole = Int(min(minutes, 1e9))
    return Double(whole) < min(minutes, 1e9) ? whole + 1 : whole
  }

  private static func part(_ count: Int, at rate: Double) -> Double {
    rate > 0 ? Double(count) / rate : 0
  }
}
