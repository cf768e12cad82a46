/// How many terminal columns text takes.
///
/// Wide and fullwidth characters take two, marks and control characters none, ambiguous ones one,
/// emoji sequences two.
public enum DisplayWidth {
  /// The columns of one character as a person sees it.
  public static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.value < 0x80 && scalars.count == 1 { return columns(of: first) }
    if first.value & 0x1F_FFE0 == 0x1F1E0 && scalars.count > 1 { return 2 }
    guard first.properties.isEmoji && scalars.count > 1 else {
      return scalars.reduce(0) { $0 + columns(of: $1) }
    }
    return scalars.contains("\u{FE0F}") ? 2 : scalars.map { columns(of: $0) }.max() ?? 0
  }

  /// The columns of a text, line ends and other control characters not counted.
  public static func columns(of text: String) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: return 1
    case 0..<0x20, 0x7F..<0xA0: return 0
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0  // jamo drawn into the syllable before them
    case 0xAD: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    let width = scalar.eastAsianWidth
    return width == .wide || width == .fullwidth ? 2 : 1
  }
}
