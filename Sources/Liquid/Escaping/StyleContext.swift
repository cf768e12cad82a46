/// Where in a style sheet a place is (CSS Syntax Level 3, section 4).
struct StyleContext: Hashable, Sendable {
  enum Mode: Hashable, Sendable {
    case words, singleQuotes, doubleQuotes, address, comment
  }

  var mode = Mode.words
  /// A slash, star or backslash that the next byte may join.
  var pending: UInt8?
  /// The last bytes, in which `url(` is looked for.
  var recent: [UInt8] = []

  mutating func take(_ byte: UInt8) {
    if pending == UInt8(ascii: "\\") {
      pending = nil
      return
    }
    switch mode {
    case .words: takeWords(byte)
    case .singleQuotes: takeQuoted(byte, end: UInt8(ascii: "'"))
    case .doubleQuotes: takeQuoted(byte, end: UInt8(ascii: "\""))
    case .address:
      if byte == UInt8(ascii: "\"") { mode = .doubleQuotes }
      if byte == UInt8(ascii: "'") { mode = .singleQuotes }
      if byte == UInt8(ascii: ")") { mode = .words }
      pending = byte == UInt8(ascii: "\\") ? byte : nil
    case .comment:
      if pending == UInt8(ascii: "*"), byte == UInt8(ascii: "/") { mode = .words }
      pending = byte == UInt8(ascii: "*") ? byte : nil
    }
  }

  private mutating func takeWords(_ byte: UInt8) {
    if pending == UInt8(ascii: "/"), byte == UInt8(ascii: "*") {
      mode = .comment
      pending = nil
      return
    }
    recent = recent.suffix(3) + [byte.lowercased]
    switch byte {
    case UInt8(ascii: "\""): mode = .doubleQuotes
    case UInt8(ascii: "'"): mode = .singleQuotes
    default: if recent.elementsEqual("url(".utf8) { mode = .address }
    }
    pending = byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") ? byte : nil
  }

  private mutating func takeQuoted(_ byte: UInt8, end: UInt8) {
    if byte == UInt8(ascii: "\\") {
      pending = byte
    } else if byte == end || byte == 0x0A {
      mode = .words
    }
  }

  /// The place at which a value would now be printed; goes on behind it.
  mutating func takeValue() throws(Refusal) -> Escaper.Place {
    if pending == UInt8(ascii: "\\") {
      throw Refusal("a value behind a backslash", hint: "take the backslash out")
    }
    pending = nil
    recent = []
    switch mode {
    case .words, .comment: return .style
    case .singleQuotes, .doubleQuotes, .address: return .styleString
    }
  }
}
