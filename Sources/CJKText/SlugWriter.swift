/// Takes the scalars of a text one by one and keeps those of its slug.
struct SlugWriter {
  /// What was kept so far.
  private(set) var scalars = String.UnicodeScalarView()

  /// What must stand before the next character that is kept: nothing is written for separators
  /// at the ends, and one for several.
  private var pending: Unicode.Scalar?
  /// Whether the last scalar of the text was a Latin letter or digit, or a sign spelled out.
  private var followsName = false

  /// Adds the next scalar of the text.
  mutating func append(_ scalar: Unicode.Scalar) {
    switch SlugRole(of: scalar) {
    case .kept:
      keep(scalar)
      followsName = Self.isPartOfName(scalar)
    case .mark:
      // A mark needs something to stand on: it must never join a '-' or the '/' before the slug.
      if pending == nil, !scalars.isEmpty { scalars.append(scalar) }
    case .dot:
      if pending == nil { pending = "." }
      followsName = false
    case .separator:
      pending = "-"
      followsName = false
    case .plus: spell("plus", else: "-")
    case .sharp: spell("sharp", else: nil)
    case .dropped: followsName = false
    case .invisible: break
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    if let pending, !scalars.isEmpty { scalars.append(pending) }
    pending = nil
    scalars.append(scalar)
  }

  private mutating func spell(_ word: String, else separator: Unicode.Scalar?) {
    if followsName {
      scalars.append(contentsOf: word.unicodeScalars)
    } else if let separator {
      pending = separator
    }
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.script == .latin || scalar.properties.generalCategory == .decimalNumber
  }
}

/// What becomes of a scalar in a slug.
private enum SlugRole {
  /// Stays.
  case kept
  /// Stays on what it belongs to.
  case mark
  /// Stays between two others that stay.
  case dot
  /// Becomes `-`.
  case separator
  /// `+`: "plus" after a Latin letter or digit, else a separator.
  case plus
  /// `#`: "sharp" after a Latin letter or digit, else dropped.
  case sharp
  /// Goes, and ends the name that a `+` or `#` could belong to.
  case dropped
  /// Goes as if it had not been there.
  case invisible

  init(of scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": self = .kept
    case ".": self = .dot
    case "+", "\u{FF0B}": self = .plus
    case "#", "\u{FF03}", "\u{266F}": self = .sharp
    case "'", "\u{2019}", "*", "?", "\"", "<", ">", "%", "&", "`": self = .dropped
    case "\u{0}"..."\u{7F}": self = Self.ascii(scalar)
    case "\u{4E00}"..."\u{9FFF}", "\u{3041}"..."\u{3096}", "\u{30A1}"..."\u{30FA}": self = .kept
    default: self = Self.byProperties(of: scalar)
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> SlugRole {
    scalar.properties.isWhitespace || (scalar.value > 0x20 && scalar.value < 0x7F)
      ? .separator : .invisible
  }

  private static func byProperties(of scalar: Unicode.Scalar) -> SlugRole {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint {
      return .invisible
    }
    switch properties.generalCategory {
    case .control: return properties.isWhitespace ? .separator : .invisible
    case .format, .surrogate: return .invisible
    case .connectorPunctuation: return .kept
    case .otherSymbol: return scalar == "\u{FFFD}" ? .invisible : .kept
    case let category where category.isMark: return .mark
    case let category where category.isPunctuation || category.isSymbol || category.isSeparator:
      return .separator
    default: return .kept
    }
  }
}
