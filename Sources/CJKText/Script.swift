/// The script of a scalar (Unicode Standard Annex 24, Unicode 17.0) as far as CJK text needs it.
public enum Script: UInt8, Sendable {
  /// Any other script, and what all scripts share: punctuation, digits, `ー`.
  case other
  /// Latin letters, fullwidth ones too.
  case latin
  /// Greek.
  case greek
  /// Cyrillic.
  case cyrillic
  /// Han: Chinese characters, kanji, hanja, with `々` and `〇`.
  case han
  /// Hiragana.
  case hiragana
  /// Katakana, halfwidth too.
  case katakana
  /// Hangul syllables and jamo.
  case hangul
  /// Bopomofo (Zhuyin).
  case bopomofo
  /// Yi.
  case yi
}

extension Unicode.Scalar {
  /// The script of the scalar.
  public var script: Script { Script(rawValue: widthRecord >> 4) ?? .other }
}
