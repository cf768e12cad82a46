import CJKText

/// Gathers the words and the extent of an excerpt while a text is written.
struct ExcerptCollector {
  private let hasMarker: Bool
  private let language: String
  private var marked: RenderedMarkdown.Excerpt?
  private var firstParagraph: RenderedMarkdown.Excerpt?
  /// Words of the blocks before the marker.
  private var words: [UInt8] = []
  /// Words of the block that is being written.
  private var block: [UInt8] = []
  private var paragraphStart: Int?

  init(hasMarker: Bool, language: String) {
    self.hasMarker = hasMarker
    self.language = language
  }

  /// Whether words are still needed.
  var isOpen: Bool { hasMarker ? marked == nil : firstParagraph == nil }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    block.append(contentsOf: text)
  }

  /// Adds the space that a line break stands for, and gives its place.
  mutating func addBreak() -> Int {
    block.append(UInt8(ascii: " "))
    return block.count - 1
  }

  /// Takes back the space of a break that goes.
  mutating func removeBreak(at offset: Int) {
    if offset < block.count { block.remove(at: offset) }
  }

  mutating func paragraphStarts(at offset: Int, isTopLevel: Bool) {
    paragraphStart = isTopLevel && firstParagraph == nil ? offset : nil
  }

  mutating func paragraphEnds(_ html: [UInt8]) {
    guard let start = paragraphStart, block.contains(where: { $0 > 0x20 }) else { return }
    firstParagraph = .init(
      html: Array(html[start...]), plainText: String(decoding: block, as: UTF8.self),
      isMarked: false)
    paragraphStart = nil
  }

  mutating func blockEnds() {
    guard !block.isEmpty else { return }
    if hasMarker { join() }
    block.removeAll(keepingCapacity: true)
  }

  /// The marker stands here.
  ///
  /// - Parameter html: what was written so far, made whole.
  mutating func markerFound(_ html: [UInt8]) {
    guard marked == nil else { return }
    join()
    let text = String(decoding: words, as: UTF8.self)
    marked = .init(html: html, plainText: text, isMarked: true)
  }

  var excerpt: RenderedMarkdown.Excerpt? { marked ?? firstParagraph }

  /// Puts the block behind the others, with a space where one would stand between lines.
  private mutating func join() {
    let last = String(decoding: words.suffix(4), as: UTF8.self).unicodeScalars.last
    let first = String(decoding: block.prefix(8), as: UTF8.self).unicodeScalars.first
    if let last, let first,
      !LineJoin.dropsBreak(before: last, after: first, language: language, joinsAfterPunctuation: true)
    {
      words.append(UInt8(ascii: " "))
    }
    words += block
  }
}
