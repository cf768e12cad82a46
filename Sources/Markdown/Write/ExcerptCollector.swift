import CJKText

/// Finds the extent of an excerpt, and gathers its words, while a text is written.
struct ExcerptCollector {
  private let mayBeMarked: Bool
  private let language: String
  /// Words of the block that is being written.
  private var block = PlainText()
  /// Words of the blocks before it, when they may be needed.
  private var words: [UInt8] = []
  private var paragraph: (start: Int, isTopLevel: Bool, isTight: Bool)?
  /// The first paragraph of the document.
  private var opening: Range<Int>?
  /// The first that has words, and these.
  private var firstParagraph: (range: Range<Int>, words: [UInt8])?
  /// The first with words in a list or quote, for a text that has no other.
  private var innerParagraph: (range: Range<Int>, words: [UInt8], isTight: Bool)?
  private var mark: (end: Int, closingTags: [UInt8])?

  /// Makes a collector for a text that has, or has not, what looks like a marker.
  init(mayBeMarked: Bool, language: String) {
    self.mayBeMarked = mayBeMarked
    self.language = language
  }

  /// Whether words are still needed.
  @inline(__always)
  var isOpen: Bool { mayBeMarked ? mark == nil : firstParagraph == nil }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>, joinsLines: Bool) {
    block.add(text, joinsLines: joinsLines)
  }

  mutating func addBreak() {
    block.addBreak()
  }

  /// A paragraph starts at an offset of the output; a tight one has no tags of its own.
  mutating func paragraphStarts(at offset: Int, isTopLevel: Bool, isTight: Bool) {
    paragraph = firstParagraph == nil ? (offset, isTopLevel, isTight) : nil
  }

  mutating func paragraphEnds(at offset: Int) {
    guard let (start, isTopLevel, isTight) = paragraph else { return }
    paragraph = nil
    if !isTopLevel {
      guard innerParagraph == nil, block.hasWords else { return }
      innerParagraph = (start..<offset, block.trimmed, isTight)
      return
    }
    if opening == nil { opening = start..<offset }
    if block.hasWords { firstParagraph = (start..<offset, block.trimmed) }
  }

  mutating func blockEnds() {
    if mayBeMarked { joinBlock() }
    block.removeAll()
  }

  /// The marker stands at an offset of the output, where the elements of some tags are open.
  ///
  /// One with nothing before it marks nothing.
  mutating func end(at offset: Int, closingTags: [UInt8]) {
    guard mark == nil, offset > 0 else { return }
    blockEnds()
    mark = (offset, closingTags)
  }

  /// The excerpt of all that was written, without parts of it that belong to the page alone.
  func excerpt(
    of html: [UInt8], without parts: [Range<Int>]
  ) -> RenderedMarkdown.Excerpt? {
    func kept(_ range: Range<Int>) -> ArraySlice<UInt8> {
      var kept: [UInt8] = []
      var start = range.lowerBound
      for part in parts where part.lowerBound >= start && part.upperBound <= range.upperBound {
        kept += html[start..<part.lowerBound]
        start = part.upperBound
      }
      return kept.isEmpty && start == range.lowerBound
        ? html[range] : kept[...] + html[start..<range.upperBound]
    }
    if let mark {
      return .init(
        html: kept(0..<mark.end) + mark.closingTags, plainText: words, isMarked: true)
    }
    if let first = firstParagraph {
      return .init(html: kept(first.range), plainText: first.words, isMarked: false)
    }
    if let inner = innerParagraph {
      let tags: (StaticString, StaticString) = inner.isTight ? ("<p>", "</p>\n") : ("", "")
      var whole: [UInt8] = []
      whole.append(tags.0)
      whole += kept(inner.range)
      whole.append(tags.1)
      return .init(html: whole[...], plainText: inner.words, isMarked: false)
    }
    return opening.map { .init(html: kept($0), plainText: [], isMarked: false) }
  }

  /// Puts the block's words behind the others, with a space where one would stand between lines.
  private mutating func joinBlock() {
    let next = block.trimmed
    guard !next.isEmpty else { return }
    let before = String(decoding: words.suffix(4), as: UTF8.self).unicodeScalars.last
    let after = String(decoding: next.prefix(4), as: UTF8.self).unicodeScalars.first
    if let before, let after,
      !LineJoin.dropsBreak(
        before: before, after: after, language: language, joinsAfterPunctuation: true)
    {
      words.append(UInt8(ascii: " "))
    }
    words += next
  }
}

extension RenderedMarkdown.Excerpt {
  fileprivate init(html: ArraySlice<UInt8>, plainText: [UInt8], isMarked: Bool) {
    self.init(
      html: Array(html), plainText: String(decoding: plainText, as: UTF8.self), isMarked: isMarked)
  }
}
