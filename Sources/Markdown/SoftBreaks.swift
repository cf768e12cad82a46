import CJKText

/// Decides for each line break inside a paragraph whether it stays.
///
/// A break is written at once and looked at again when the character after it is known: the two
/// characters may stand in different inline elements (`**強調**` and then a link). Images and raw HTML
/// have no character; a break beside them stays.
struct SoftBreaks {
  private let rule: SoftBreakRule
  private let language: String
  private let joinsAfterPunctuation: Bool
  /// The last character before the place reached, ignorable ones left out; nil at the start of a
  /// block and behind what has no character.
  private var before: Unicode.Scalar?
  /// Where an undecided break was written.
  private var pending: Int?

  init(_ options: MarkdownOptions) {
    rule = options.softBreaks
    language = options.language
    joinsAfterPunctuation = options.joinsAfterPunctuation
  }

  /// A block or something without a character begins or ends here.
  mutating func interrupt() {
    before = nil
    pending = nil
  }

  /// A break was written at an offset of the output.
  mutating func breakWritten(at offset: Int) {
    pending = rule == .css && before != nil ? offset : nil
  }

  /// Text or code comes next.
  ///
  /// - Returns: the offset of a break that has to go, or nil.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard rule == .css, !text.isEmpty else { return nil }
    var dropped: Int?
    if let offset = pending, let first = Self.firstScalar(of: text) {
      if let before,
        LineJoin.dropsBreak(
          before: before, after: first, language: language,
          joinsAfterPunctuation: joinsAfterPunctuation)
      {
        dropped = offset
      }
      pending = nil
    }
    if let last = Self.lastScalar(of: text) { before = last }
    return dropped
  }

  private static func firstScalar(of text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var decoder = UTF8()
    var bytes = text.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      if !LineJoin.isSkipped(scalar) { return scalar }
    }
    return nil
  }

  private static func lastScalar(of text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var end = text.count
    while end > 0 {
      var start = end - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      var decoder = UTF8()
      var bytes = UnsafeBufferPointer(rebasing: text[start..<end]).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&bytes), !LineJoin.isSkipped(scalar) { return scalar }
      end = start
    }
    return nil
  }
}
