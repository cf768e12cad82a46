/// The East Asian Width of a scalar (Unicode Standard Annex 11, Unicode 17.0).
public enum EastAsianWidth: UInt8, Sendable {
  /// Not used in East Asian typography.
  case neutral
  /// Always narrow, with a fullwidth counterpart, like ASCII.
  case narrow
  /// The halfwidth counterpart of a wide character, like `ｱ`.
  case halfwidth
  /// Always wide, like `漢`.
  case wide
  /// The wide counterpart of a narrow character, like `Ａ`.
  case fullwidth
  /// Wide in East Asian fonts and narrow in others, like `“` and `…`.
  case ambiguous

  /// Whether it is fullwidth, wide or halfwidth, which is never so outside East Asian text.
  public var isEastAsian: Bool { self == .wide || self == .fullwidth || self == .halfwidth }
}

extension Unicode.Scalar {
  /// The East Asian Width of the scalar.
  public var eastAsianWidth: EastAsianWidth {
    EastAsianWidth(rawValue: widthRecord & 0x7) ?? .neutral
  }

  /// Whether the scalar counts as a CJK character where emphasis starts and ends.
  ///
  /// East Asian Width wide, fullwidth or halfwidth without emoji presentation, or script Hangul:
  /// the rule of the markdown-cjk-friendly specification.
  public var isCJKForEmphasis: Bool { widthRecord & 0x8 != 0 }

  /// Bits 0-2 the width, bit 3 CJK-ness for emphasis, bits 4-7 the script.
  var widthRecord: UInt8 {
    switch value {
    case 0x4E00...0x9FFF: 0x8 | EastAsianWidth.wide.rawValue | Script.han.rawValue << 4
    case 0x3041...0x3096: 0x8 | EastAsianWidth.wide.rawValue | Script.hiragana.rawValue << 4
    case 0x30A1...0x30FA: 0x8 | EastAsianWidth.wide.rawValue | Script.katakana.rawValue << 4
    case 0xAC00...0xD7A3: 0x8 | EastAsianWidth.wide.rawValue | Script.hangul.rawValue << 4
    case 0x3001...0x3002: 0x8 | EastAsianWidth.wide.rawValue | Script.other.rawValue << 4
    default: ScalarChanges.value(of: value, in: WidthTable.changes)
    }
  }
}
