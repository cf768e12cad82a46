/// The comment that ends an excerpt: `<!--more-->` or `<!-- more -->`, on one line.
enum MoreMarker {
  /// Whether a text may hold the marker: a quick look that code and the like can deceive.
  static func mayStand(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = text.firstIndex(from: 0, of: UInt8(ascii: "<"))
    while index < text.count {
      if length(in: text, at: index) != nil { return true }
      index = text.firstIndex(from: index + 1, of: UInt8(ascii: "<"))
    }
    return false
  }

  /// Whether an inline HTML node is the marker.
  static func isMarker(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    length(in: html, at: 0) == html.count
  }

  /// Where the marker stands in an HTML block: at its start, or alone on a line of a block that
  /// began with a tag, as when an image in HTML stands right above it.
  static func range(inBlock html: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var start = html.firstIndex { $0 != space } ?? 0
    if let length = length(in: html, at: start) { return start..<start + length }
    guard !isOpaque(html, at: start) else { return nil }
    while start < html.count {
      start = html.firstIndex(from: start, of: newline) + 1
      guard let length = length(in: html, at: start) else { continue }
      let end = start + length
      if end == html.count || html[end] == newline { return start..<end }
    }
    return nil
  }

  /// The length of a marker at an index, or nil if there is none.
  private static func length(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard text.hasASCII("<!--", at: start) else { return nil }
    var index = start + 4
    while index < text.count, text[index] == space { index += 1 }
    guard text.hasASCII("more", at: index) else { return nil }
    index += 4
    while index < text.count, text[index] == space { index += 1 }
    return text.hasASCII("-->", at: index) ? index + 3 - start : nil
  }

  /// Whether a block's lines are no markup: a comment, a script, a style sheet and the like
  /// (CommonMark 0.30, section 4.6, the first five kinds).
  private static func isOpaque(_ html: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let openings: [StaticString] = ["<!", "<?", "<script", "<pre", "<style", "<textarea"]
    return openings.contains { html.hasASCII($0, at: start, ignoringCase: true) }
  }

  private static let space = UInt8(ascii: " ")
  private static let newline = UInt8(ascii: "\n")
}
