/// Makes the identifiers of headings, each once a page, by the rule of github-slugger 2.
///
/// Letters, digits, marks and `_` of all scripts stay, in lower case, spaces become `-`, all else goes:
///
///     第1章　はじめに   ->  第1章はじめに
///     Q&A：よくある質問  ->  qaよくある質問
///     概要 (twice)     ->  概要, 概要-1
public struct AnchorSlugger: Sendable {
  /// How often each identifier was wanted; by bytes, since browsers tell apart what Unicode takes for equal.
  private var counts: [Key: Int] = [:]

  /// Makes a slugger for a page without identifiers.
  public init() {}

  /// The identifier of the next heading: its slug, with a number where that is taken.
  public mutating func identifier(for heading: String) -> String {
    makeUnique(Self.slug(heading))
  }

  /// The identifier of the next heading, which is never empty.
  ///
  /// A heading with nothing to keep, such as `？！` or an emoji, gives `section-` and the code points of its
  /// first characters, so that it stays the same when other headings come and go.
  public mutating func anchor(for heading: String) -> String {
    let slug = Self.slug(heading)
    guard !slug.contains(where: { $0 != "-" }) else { return makeUnique(slug) }
    let points = heading.unicodeScalars.filter { !$0.properties.isWhitespace }.prefix(4)
    return makeUnique(
      points.reduce("section") { $0 + "-" + String($1.value, radix: 16) })
  }

  /// Keeps an identifier from being given again.
  public mutating func reserve(_ identifier: String) {
    let key = Key(identifier)
    if counts[key] == nil { counts[key] = 0 }
  }

  private mutating func makeUnique(_ slug: String) -> String {
    let key = Key(slug)
    guard var count = counts[key] else {
      counts[key] = 0
      return slug
    }
    var unique: String
    repeat {
      count += 1
      unique = "\(slug)-\(count)"
    } while counts[Key(unique)] != nil
    counts[key] = count
    counts[Key(unique)] = 0
    return unique
  }

  /// The bytes of an identifier, hashed at once.
  private struct Key: Hashable {
    private let bytes: [UInt8]

    init(_ identifier: String) { bytes = Array(identifier.utf8) }

    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// The slug of a heading, whatever was given before; it may be empty.
  public static func slug(_ heading: String) -> String {
    var heading = heading
    if let slug = heading.withUTF8({ simpleSlug($0) }) { return slug }
    var slug: [UInt8] = []
    slug.reserveCapacity(heading.utf8.count)
    for scalar in (withFinalSigmas(heading) ?? heading.lowercased()).unicodeScalars {
      if scalar == " " {
        slug.append(UInt8(ascii: "-"))
      } else if keeps(scalar) {
        slug.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  /// The slug of a heading of ASCII and of scripts without case, as most are; nil for all others.
  private static func simpleSlug(_ heading: UnsafeBufferPointer<UInt8>) -> String? {
    var slug: [UInt8] = []
    slug.reserveCapacity(heading.count)
    var index = 0
    while index < heading.count {
      let (scalar, length) = UTF8Decoder.character(in: heading, at: index)
      switch scalar {
      case " ": slug.append(UInt8(ascii: "-"))
      case "A"..."Z": slug.append(heading[index] | 0x20)
      case "a"..."z", "0"..."9", "-", "_": slug.append(heading[index])
      case "\0"..."\u{7F}": break
      case "\u{3000}"..."\u{A4CF}", "\u{AC00}"..."\u{D7A3}":
        if keeps(scalar) { slug += heading[index..<index + length] }
      default: return nil
      }
      index += length
    }
    return String(decoding: slug, as: UTF8.self)
  }

  /// The text in lower case, with the other small sigma at the end of words (Unicode 16, table 3-17, Final_Sigma); nil
  /// for one without a capital sigma.
  private static func withFinalSigmas(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains("\u{03A3}") else { return nil }
    var lower = ""
    for (place, scalar) in scalars.enumerated() {
      let isFinal = scalar == "\u{03A3}" && endsWord(place, in: scalars)
      lower += isFinal ? "\u{03C2}" : scalar.properties.lowercaseMapping
    }
    return lower
  }

  private static func endsWord(_ place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<place].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(place + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true
  }

  private static func keeps(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{3041}"..."\u{3096}", "\u{30A1}"..."\u{30FA}", "\u{4E00}"..."\u{9FFF}",
      "\u{AC00}"..."\u{D7A3}":
      return true
    default: break
    }
    let properties = scalar.properties
    if properties.isAlphabetic { return true }
    let category = properties.generalCategory
    switch category {
    case .connectorPunctuation: return true
    case .otherNumber, .control, .format, .privateUse, .unassigned, .surrogate: return false
    default: return !category.isPunctuation && !category.isSymbol && !category.isSeparator
    }
  }
}
