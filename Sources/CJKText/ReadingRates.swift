/// How fast people read.
///
/// Only the figure for words has a published source. Brysbaert, "How many words do we read per
/// minute? A review and meta-analysis of reading rate" (Journal of Memory and Language 109, 2019,
/// 104047), puts silent reading of English non-fiction by adults at 238 words per minute, most of
/// them within 175 to 300. All the others are this project's own defaults, of the usual order for
/// blogs and meant to be changed in site.yml; each says what it stands on.
public struct ReadingRates: Sendable, Hashable {
  /// Characters per minute of Japanese, and of any language but Chinese: 400, the project's own
  /// default.
  public var japaneseCharacters: Double
  /// Characters per minute of Chinese: 450, the project's own default.
  ///
  /// Above Japanese, since the same content takes fewer characters and less time in Chinese: 1.67 against 1.21 texts per
  /// minute, read aloud (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading
  /// Performance: The New International Reading Speed Texts IReST", 2012, table 2).
  public var chineseCharacters: Double
  /// Space-separated Hangul words per minute: 200, the project's own default.
  ///
  /// Below English, since particles and endings are part of a Korean word.
  public var hangulWords: Double
  /// Words per minute of all other scripts: 238, Brysbaert's figure for English non-fiction.
  public var otherWords: Double
  /// The part of these speeds at which code is read: 0.5, the project's own default.
  public var codeFactor: Double
  /// Seconds for an image: 12, the project's own default.
  public var secondsPerImage: Double

  /// The defaults; a member that is changed must stay above zero, save `secondsPerImage`.
  public init() {
    japaneseCharacters = 400
    chineseCharacters = 450
    hangulWords = 200
    otherWords = 238
    codeFactor = 0.5
    secondsPerImage = 12
  }

  /// Characters per minute in a language, given as a BCP 47 tag.
  func characters(in language: String) -> Double {
    let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    switch primary {
    case "zh", "zho", "chi", "cmn", "yue", "wuu", "hak", "nan", "lzh": return chineseCharacters
    default: return japaneseCharacters
    }
  }
}
