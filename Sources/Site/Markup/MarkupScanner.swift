/// Goes through the tags and attributes of HTML or XML.
///
/// A small part of HTML's own tokenizer: enough to tell tags from text, comments, and what scripts and
/// styles hold. Linear in the length of the markup, and quick where there is only text.
struct MarkupScanner {
  enum Event {
    /// An attribute with a value, whose place is without quotes.
    case attribute(MarkupName, of: MarkupName, value: Range<Int>)
    /// A start tag ended before this place.
    case tagEnd(MarkupName, at: Int)
  }

  private let markup: UnsafeBufferPointer<UInt8>
  private(set) var position = 0
  /// The name of the tag that the position is in; nil in text.
  private var tag: MarkupName?

  init(_ markup: UnsafeBufferPointer<UInt8>) {
    self.markup = markup
  }

  /// The next event, nil at the end.
  mutating func next() -> Event? {
    while position < markup.count {
      if let tag {
        if let event = nextInside(tag) { return event }
      } else {
        nextTag()
      }
    }
    return nil
  }

  /// Goes to the inside of the next tag, past comments.
  private mutating func nextTag() {
    position = markup.firstIndex(of: UInt8(ascii: "<"), from: position) + 1
    guard position < markup.count else {
      position = markup.count
      return
    }
    if stands("!--") {
      skip(past: "-->")
    } else if markup[position].isASCIILetter {
      tag = name()
    }
  }

  /// Reads up to the end of one attribute, or of the tag.
  private mutating func nextInside(_ tag: MarkupName) -> Event? {
    while position < markup.count,
      markup[position].isASCIIBlank || markup[position] == UInt8(ascii: "/")
    {
      position += 1
    }
    guard position < markup.count else { return nil }
    if markup[position] == UInt8(ascii: ">") {
      position += 1
      let end = position
      if tag == .script { skip(past: "</script") }
      if tag == .style { skip(past: "</style") }
      self.tag = nil
      return .tagEnd(tag, at: end)
    }
    let attribute = name()
    skipBlanks()
    guard position < markup.count, markup[position] == UInt8(ascii: "=") else {
      if attribute.isEmpty { position += 1 }
      return nil
    }
    position += 1
    skipBlanks()
    return .attribute(attribute, of: tag, value: value())
  }

  private mutating func value() -> Range<Int> {
    guard position < markup.count else { return position..<position }
    let quote = markup[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      let end = markup.firstIndex(of: quote, from: start)
      position = min(end + 1, markup.count)
      return start..<end
    }
    let start = position
    while position < markup.count, !markup[position].isASCIIBlank,
      markup[position] != UInt8(ascii: ">")
    {
      position += 1
    }
    return start..<position
  }

  /// A name; ends at a blank, `=`, `>`, `/` or a quote.
  private mutating func name() -> MarkupName {
    let start = position
    while position < markup.count {
      switch markup[position] {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"),
        UInt8(ascii: "\""), UInt8(ascii: "'"):
        return MarkupName(UnsafeBufferPointer(rebasing: markup[start..<position]))
      default: position += 1
      }
    }
    return MarkupName(UnsafeBufferPointer(rebasing: markup[start..<position]))
  }

  private mutating func skipBlanks() {
    while position < markup.count, markup[position].isASCIIBlank { position += 1 }
  }

  private mutating func skip(past end: StaticString) {
    let first = end.utf8Start.pointee
    while position < markup.count {
      position = markup.firstIndex(of: first, from: position)
      if stands(end) {
        position += end.utf8CodeUnitCount
        return
      }
      position = min(position + 1, markup.count)
    }
  }

  /// Whether a text in lower case stands at the position, in any case of letters.
  private func stands(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= markup.count else { return false }
    return text.withUTF8Buffer { text in
      text.indices.allSatisfy { index in
        let byte = markup[position + index]
        return byte.lowercasedASCII == text[index]
      }
    }
  }
}
