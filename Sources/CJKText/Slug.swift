/// Parts of URLs and file names made from titles, tags and names.
///
/// CJK stays as it is. What separates words becomes `-`, once and never at the ends; what is unsafe
/// in a URL or a file name, or cannot be seen, goes:
///
///     CJKのタイポグラフィ 入門！ -> cjkのタイポグラフィ-入門
///     C++ / C# / C            -> cplusplus / csharp / c
///     Node.js v1.2: What's new? -> node.js-v1.2-whats-new
///
/// So `+` is `plus` and `#` is `sharp` right after a Latin letter or a digit, and apostrophes join.
/// The result is in Normalisation Form C, is its own slug, is never empty, `.` or `..`, has at
/// most 240 bytes of UTF-8, and no control, bidirectional or zero-width character, none of
/// `/ \ : * ? " < > | % & #`, and no dot at an end.
public enum Slug {
  /// The slug of a text, in lower case.
  public static func slug(_ text: String) -> String {
    pathComponent(text, lowercased: true)
  }

  /// The slug of a text, which keeps its case if wanted.
  ///
  /// A result that would be longer than 240 bytes is cut between two characters and ends in a hash
  /// of all of it; a text with nothing to keep gives a hash of the text.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - lowercased: whether letters go to lower case.
  /// - Returns: the path component.
  public static func pathComponent(_ text: String, lowercased: Bool) -> String {
    if isPlain(text, lowercased: lowercased) { return text }
    let normalized = Normalization.nfc(text)
    var writer = SlugWriter()
    for scalar in normalized.unicodeScalars { writer.append(scalar) }
    let cased = lowercased ? String(writer.scalars).lowercased() : String(writer.scalars)
    let component = Normalization.nfc(cased)
    return component.isEmpty ? hash(of: normalized) : shortened(component)
  }

  private static let byteLimit = 240

  /// Whether the text is its own slug at first sight.
  ///
  /// That is letters, digits, kana, Han and Hangul, with single hyphens between. Most tags and all slugs made before are.
  private static func isPlain(_ text: String, lowercased: Bool) -> Bool {
    guard text.utf8.count <= byteLimit else { return false }
    var followsLetter = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "\u{3041}"..."\u{3096}", "\u{30A1}"..."\u{30FA}", "ー",
        "\u{4E00}"..."\u{9FFF}", "\u{AC00}"..."\u{D7A3}":
        followsLetter = true
      case "A"..."Z" where !lowercased: followsLetter = true
      case "-" where followsLetter: followsLetter = false
      default: return false
      }
    }
    return followsLetter
  }

  private static func shortened(_ component: String) -> String {
    guard component.utf8.count > byteLimit else { return component }
    let suffix = "-" + hash(of: component)
    let room = byteLimit - suffix.utf8.count
    var kept = prefix(of: component.map { String($0) }, bytes: room)
    // One character of more marks than fit: cut between its scalars.
    if kept.isEmpty { kept = prefix(of: component.unicodeScalars.map { String($0) }, bytes: room) }
    while kept.last == "-" || kept.last == "." { kept.removeLast() }
    return kept + suffix
  }

  private static func prefix(of parts: [String], bytes limit: Int) -> String {
    var result = ""
    for part in parts {
      guard result.utf8.count + part.utf8.count <= limit else { break }
      result += part
    }
    return result
  }

  /// Eight hexadecimal digits: 64-bit FNV-1a over the UTF-8, folded to 32 bits.
  private static func hash(of text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String((hash ^ hash >> 32) & 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
