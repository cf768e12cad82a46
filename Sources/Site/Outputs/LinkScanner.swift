/// Finds the attribute values in HTML that hold addresses.
///
/// A small part of HTML's own tokenizer: enough to tell tags from text, comments, and what scripts and
/// styles hold. Linear in the length of the HTML.
struct LinkScanner {
  /// A value's place in the HTML, without quotes.
  struct Value {
    let range: Range<Int>
    /// Whether it is a list of addresses, a `srcset`.
    let isList: Bool
  }

  private let html: [UInt8]
  private var position = 0
  /// The name of the tag that the position is in; nil in text.
  private var tag: String?

  init(_ html: [UInt8]) {
    self.html = html
  }

  /// The next value, nil at the end.
  mutating func next() -> Value? {
    while position < html.count {
      if tag == nil {
        nextTag()
      } else if let value = nextAttribute() {
        return value
      }
    }
    return nil
  }

  /// Goes to the inside of the next tag, past comments.
  private mutating func nextTag() {
    guard let start = html[position...].firstIndex(of: UInt8(ascii: "<")) else {
      position = html.count
      return
    }
    position = start + 1
    if stands("!--") {
      skip(past: "-->")
    } else if position < html.count, html[position].isASCIILetter {
      tag = name()
    }
  }

  /// Reads one attribute; leaves the tag at its end.
  private mutating func nextAttribute() -> Value? {
    while position < html.count, html[position].isASCIIBlank || html[position] == UInt8(ascii: "/")
    {
      position += 1
    }
    guard position < html.count else { return nil }
    if html[position] == UInt8(ascii: ">") {
      position += 1
      if tag == "script" || tag == "style" { skip(past: "</" + (tag ?? "")) }
      tag = nil
      return nil
    }
    let attribute = name()
    skipBlanks()
    guard position < html.count, html[position] == UInt8(ascii: "=") else {
      if attribute.isEmpty { position += 1 }
      return nil
    }
    position += 1
    skipBlanks()
    let range = value()
    switch attribute {
    case "href", "src", "poster": return Value(range: range, isList: false)
    case "srcset": return Value(range: range, isList: true)
    default: return nil
    }
  }

  private mutating func value() -> Range<Int> {
    guard position < html.count else { return position..<position }
    let quote = html[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      let end = html[start...].firstIndex(of: quote) ?? html.count
      position = min(end + 1, html.count)
      return start..<end
    }
    let start = position
    while position < html.count, !html[position].isASCIIBlank, html[position] != UInt8(ascii: ">") {
      position += 1
    }
    return start..<position
  }

  /// A name in lower case; ends at a blank, `=`, `>`, `/` or a quote.
  private mutating func name() -> String {
    let start = position
    while position < html.count, !html[position].isASCIIBlank,
      !"=>/\"'".utf8.contains(html[position])
    {
      position += 1
    }
    return String(decoding: html[start..<position], as: UTF8.self).lowercased()
  }

  private mutating func skipBlanks() {
    while position < html.count, html[position].isASCIIBlank { position += 1 }
  }

  private mutating func skip(past end: String) {
    let end = Array(end.utf8)
    while position < html.count {
      if html[position] | 0x20 == end[0] | 0x20, stands(end) {
        position += end.count
        return
      }
      position += 1
    }
  }

  private func stands(_ text: String) -> Bool { stands(Array(text.utf8)) }

  private func stands(_ text: [UInt8]) -> Bool {
    guard position + text.count <= html.count else { return false }
    return text.indices.allSatisfy { index in
      let byte = html[position + index]
      return byte == text[index] || (byte.isASCIILetter && byte | 0x20 == text[index])
    }
  }
}
