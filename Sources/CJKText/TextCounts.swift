/// How much there is to read in a text.
public struct TextCounts: Sendable, Hashable {
  /// Han, hiragana and katakana characters outside code; bopomofo and other scripts of
  /// East Asia that are written without spaces count with them.
  public var characters: Int
  /// Words of letters and digits of all other scripts, outside code.
  public var words: Int
  /// Space-separated words with Hangul in them, outside code.
  public var hangulWords: Int
  /// `characters` inside code.
  public var codeCharacters: Int
  /// `words` inside code.
  public var codeWords: Int
  /// `hangulWords` inside code.
  public var codeHangulWords: Int
  /// Images.
  public var images: Int

  /// Nothing to read.
  public static let zero = TextCounts()

  /// Makes counts; what is not given is 0.
  public init(
    characters: Int = 0, words: Int = 0, hangulWords: Int = 0, codeCharacters: Int = 0,
    codeWords: Int = 0, codeHangulWords: Int = 0, images: Int = 0
  ) {
    self.characters = characters
    self.words = words
    self.hangulWords = hangulWords
    self.codeCharacters = codeCharacters
    self.codeWords = codeWords
    self.codeHangulWords = codeHangulWords
    self.images = images
  }

  /// The counts of two texts together.
  public static func + (left: TextCounts, right: TextCounts) -> TextCounts {
    TextCounts(
      characters: left.characters + right.characters,
      words: left.words + right.words,
      hangulWords: left.hangulWords + right.hangulWords,
      codeCharacters: left.codeCharacters + right.codeCharacters,
      codeWords: left.codeWords + right.codeWords,
      codeHangulWords: left.codeHangulWords + right.codeHangulWords,
      images: left.images + right.images)
  }
}
