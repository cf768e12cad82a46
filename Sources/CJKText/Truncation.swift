/// Shortened text for places with little room.
public enum Truncation {
  /// The text in at most `limit` grapheme clusters.
  ///
  /// A text that is short enough stays as it is, without blanks around it. A longer one ends at its
  /// last sentence end within the limit, with closing quotes and brackets after it; one without a
  /// sentence end is cut with `…`, not inside a word of an alphabet if that can be helped.
  ///
  /// - Parameters:
  ///   - text: plain text.
  ///   - limit: how many characters, as a person sees them, the result may have.
  /// - Returns: the shortened text; empty when the limit is below 1.
  public static func excerpt(_ text: String, limit: Int) -> String {
    guard limit > 0 else { return "" }
    let text = text.drop(while: \.isWhitespace)
    guard text.utf8.count > limit,
      let cut = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
      text[cut...].contains(where: { !$0.isWhitespace })
    else { return trimmingEnd(of: text) }
    if let end = lastSentenceEnd(of: text, before: cut) { return String(text[..<end]) }
    let room = text.index(before: cut)
    let end = wordBoundary(of: text, before: room)
    return trimmingEnd(of: text[..<end]) + "…"
  }

  /// The index behind the last sentence that ends, with its closing quotes, at or before `cut`.
  ///
  /// Goes by scalars, which is several times faster than by characters: the marks looked for start
  /// characters, and what may follow them inside one is taken with them.
  private static func lastSentenceEnd(
    of text: Substring, before cut: Substring.Index
  ) -> Substring.Index? {
    let scalars = text.unicodeScalars
    var result: Substring.Index?
    var index = scalars.startIndex
    while index < cut {
      let scalar = scalars[index]
      guard isSentenceEnd(scalar) else {
        index = scalars.index(after: index)
        continue
      }
      index = skip(isSentenceEnd, in: scalars, from: index)
      index = skip(isCloser, in: scalars, from: index)
      if index <= cut, !scalar.isASCII || endsWord(at: index, of: scalars) { result = index }
    }
    return result
  }

  private static func skip(
    _ matches: (Unicode.Scalar) -> Bool, in scalars: Substring.UnicodeScalarView,
    from start: Substring.Index
  ) -> Substring.Index {
    scalars[start...].firstIndex { !matches($0) && !extendsCharacter($0) } ?? scalars.endIndex
  }

  private static func isSentenceEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", "。", "！", "？", "．", "｡", "‼", "⁇", "⁈", "⁉": true
    default: false
    }
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ")", "]", "\"", "'", "’", "”", "»", "」", "』", "）", "】", "〕", "》", "〉", "］", "｝", "｣":
      true
    default: false
    }
  }

  private static func extendsCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300
      && (scalar.properties.isGraphemeExtend || scalar.properties.isVariationSelector)
  }

  /// Whether `.` may end a sentence here: `3.14` and `Node.js` go on.
  private static func endsWord(
    at index: Substring.Index, of scalars: Substring.UnicodeScalarView
  ) -> Bool {
    guard index < scalars.endIndex else { return true }
    return scalars[index].properties.isWhitespace || scalars[index].eastAsianWidth.isEastAsian
  }

  /// The place itself, or the start of the alphabetic word that it would cut, if near.
  private static func wordBoundary(of text: Substring, before cut: Substring.Index)
    -> Substring.Index
  {
    guard isAlphabetic(text[cut]) else { return cut }
    var index = cut
    for _ in 0..<24 where index > text.startIndex {
      let previous = text.index(before: index)
      guard isAlphabetic(text[previous]) else { return index }
      index = previous
    }
    return cut
  }

  private static func isAlphabetic(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return first.properties.generalCategory.isLetterOrNumber && !first.eastAsianWidth.isEastAsian
  }

  private static func trimmingEnd(of text: Substring) -> String {
    var end = text.endIndex
    while end > text.startIndex, text[text.index(before: end)].isWhitespace {
      end = text.index(before: end)
    }
    return String(text[..<end])
  }
}
