/// Whether two lines of one paragraph join without a space.
///
/// Chinese and Japanese are written without spaces, so a line that was broken only to keep the
/// source short must not leave one: `日本\n語` is `日本語`, but `한국\n어` and `two\nwords` keep theirs.
/// The rules are those of CSS Text Level 4, section 4.1.3 "Segment Break Transformation Rules".
public enum LineJoin {
  /// Whether the break between two characters vanishes.
  ///
  /// A caller passes the last scalar of one line and the first of the next that are not
  /// `isSkipped`.
  ///
  /// - Parameters:
  ///   - before: the scalar that ends the line.
  ///   - after: the scalar that starts the next.
  ///   - language: the language of the text as a BCP 47 tag; in Chinese, Japanese and Yi a break
  ///     between an ambiguous punctuation mark (`…`, `”`) and a wide character vanishes, too.
  ///   - joinsAfterPunctuation: also join when either side is wide punctuation (CSSWG issue 5086):
  ///     `です。\nFude` is `です。Fude`.
  /// - Returns: true when nothing stays between the two, false when a space does.
  public static func dropsBreak(
    before: Unicode.Scalar, after: Unicode.Scalar, language: String, joinsAfterPunctuation: Bool
  ) -> Bool {
    if before.value < 0x80 && after.value < 0x80 { return false }
    if before == "\u{200B}" || after == "\u{200B}" { return true }
    let beforeJoins = isWideAndNotHangul(before)
    let afterJoins = isWideAndNotHangul(after)
    if beforeJoins && afterJoins { return true }
    if joinsAfterPunctuation && (isWidePunctuation(before) || isWidePunctuation(after)) {
      return true
    }
    guard beforeJoins || afterJoins, writesWithoutSpaces(language) else { return false }
    return beforeJoins
      ? isAmbiguousMark(after) && !before.properties.isEmoji
      : isAmbiguousMark(before) && !after.properties.isEmoji
  }

  /// Whether a scalar is passed over in the search for the characters beside a break.
  ///
  /// Variation selectors and other default ignorables have no say, except U+200B, which is one
  /// of the rules.
  public static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0xAD, scalar != "\u{200B}" else { return false }
    switch scalar.value {
    case 0x3041...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return false
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func isWideAndNotHangul(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && scalar.eastAsianWidth.isEastAsian && scalar.script != .hangul
  }

  private static func isWidePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && scalar.eastAsianWidth.isEastAsian
      && scalar.properties.generalCategory.isPunctuation
  }

  /// Punctuation or symbol that is ambiguous in width, or an emoji; ASCII is never meant.
  private static func isAmbiguousMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return false }
    let category = scalar.properties.generalCategory
    return (category.isPunctuation || category.isSymbol)
      && (scalar.eastAsianWidth == .ambiguous || scalar.properties.isEmoji)
  }

  /// Whether the tag names Chinese (with its written varieties), Japanese or Yi, or their scripts.
  private static func writesWithoutSpaces(_ language: String) -> Bool {
    let subtags = language.lowercased().split { $0 == "-" || $0 == "_" }
    guard let primary = subtags.first else { return false }
    switch primary {
    case "ja", "jpn", "zh", "zho", "chi", "cmn", "yue", "wuu", "hak", "nan", "lzh", "ii", "iii":
      return !subtags.dropFirst().contains("latn")
    default:
      return subtags.dropFirst().contains { ["hans", "hant", "hani", "jpan", "yiii"].contains($0) }
    }
  }
}
