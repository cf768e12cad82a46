import CJKText

/// Decides for each line break inside a paragraph whether it stays.
///
/// A break is written at once and looked at again when the character after it is known: the two
/// characters may stand in different inline elements.
///
///     **強調**        日 and 本 are the neighbours in `日*\n**本`, whatever tags stand between;
///     [リンク](u)     text and code have characters; images, raw HTML and hard breaks have none,
///                     and a break beside them stays
struct SoftBreaks {
  /// What the text that comes next does to the break before it.
  enum Decision {
    /// There was no break, or it stays.
    case stays
    /// The break at this offset of the output has to go.
    case goes(offset: Int)
  }

  private let isOn: Bool
  private let language: String
  private let joinsAfterPunctuation: Bool
  /// The last character before the place reached, ignorable ones left out; nil at the start of a
  /// block and behind what has no character.
  private var before: Unicode.Scalar?
  /// Where an undecided break was written.
  private var pending: Int?

  init(_ options: MarkdownOptions) {
    isOn = options.softBreaks == .css
    language = options.language
    joinsAfterPunctuation = options.joinsLinesAfterPunctuation
  }

  /// A block, or something without a character, begins or ends here.
  mutating func interrupt() {
    before = nil
    pending = nil
  }

  /// A break was written at an offset of the output.
  mutating func breakWritten(at offset: Int) {
    pending = before == nil ? nil : offset
  }

  /// Text or code comes next.
  @inline(__always)
  mutating func textFollows(_ text: UnsafeBufferPointer<UInt8>) -> Decision {
    guard isOn, !text.isEmpty else { return .stays }
    let decision = pending.map { decide(at: $0, text) } ?? .stays
    if let last = Self.lastScalar(of: text) { before = last }
    return decision
  }

  private mutating func decide(at offset: Int, _ text: UnsafeBufferPointer<UInt8>) -> Decision {
    guard let before, let after = Self.firstScalar(of: text) else { return .stays }
    pending = nil
    let drops = LineJoin.dropsBreak(
      before: before, after: after, language: language,
      joinsAfterPunctuation: joinsAfterPunctuation)
    return drops ? .goes(offset: offset) : .stays
  }

  private static func firstScalar(of text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var start = 0
    while start < text.count {
      var end = start + 1
      while end < text.count, isContinuation(text[end]) { end += 1 }
      if let scalar = scalar(in: text, start..<end), !isSkipped(scalar) { return scalar }
      start = end
    }
    return nil
  }

  private static func lastScalar(of text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var end = text.count
    while end > 0 {
      var start = end - 1
      while start > 0, isContinuation(text[start]) { start -= 1 }
      if let scalar = scalar(in: text, start..<end), !isSkipped(scalar) { return scalar }
      end = start
    }
    return nil
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The scalar that fills a range; nil where the bytes are none.
  private static func scalar(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Unicode.Scalar? {
    let lead = UInt32(text[range.lowerBound])
    var value: UInt32
    switch (range.count, lead) {
    case (1, 0..<0x80): return Unicode.Scalar(lead)
    case (2, 0xC0..<0xE0): value = lead & 0x1F
    case (3, 0xE0..<0xF0): value = lead & 0x0F
    case (4, 0xF0..<0xF8): value = lead & 0x07
    default: return nil
    }
    for index in range.dropFirst() { value = value << 6 | UInt32(text[index] & 0x3F) }
    return Unicode.Scalar(value)
  }

  /// `LineJoin.isSkipped`, with a short way past its tables for the punctuation that ends lines.
  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x7F, 0x2E80...0x312F, 0x3400...0xD7A3, 0xFF01...0xFF9F: false
    default: LineJoin.isSkipped(scalar)
    }
  }
}
