/// A piece of a template.
enum Token {
  /// Literal bytes, with white space control applied.
  case text(Range<Int>)
  case output(Markup, offset: Int)
  case tag(name: String, Markup, offset: Int)
}

/// Where a parser's tokens come from: a whole template, or the lines of a `liquid` tag.
protocol TokenSource {
  /// The next token, or nil at the end.
  mutating func next() throws(SyntaxError) -> Token?
  /// The place up to which it has read.
  var position: Int { get }
  /// Skips to the end tag of a block that is not parsed; gives the range before it.
  mutating func skip(to closer: String, nesting: String?, from start: Int) throws(SyntaxError)
    -> Range<Int>
}

/// Cuts a template into text, outputs and tags.
struct Tokenizer: TokenSource {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int
  private var trimsNext = false

  init(_ bytes: [UInt8], from start: Int) {
    self.init(Markup(bytes: bytes, range: min(max(start, 0), bytes.count)..<bytes.count))
  }

  init(_ markup: Markup) {
    bytes = markup.bytes
    position = markup.range.lowerBound
    end = markup.range.upperBound
  }

  mutating func next() throws(SyntaxError) -> Token? {
    if position >= end { return nil }
    let open = nextOpening(from: position)
    if open > position {
      var (start, stop) = (position, open)
      position = open
      if trimsNext { while start < stop, bytes[start].isSpace { start += 1 } }
      trimsNext = false
      if open + 2 < end, bytes[open + 2] == Self.dash {
        while stop > start, bytes[stop - 1].isSpace { stop -= 1 }
      }
      if start < stop { return .text(start..<stop) }
      return try next()
    }
    trimsNext = false
    return try bytes[open + 1] == Self.brace ? output(at: open) : tag(at: open)
  }

  private static let brace = UInt8(ascii: "{")
  private static let dash = UInt8(ascii: "-")
  private static let percent = UInt8(ascii: "%")

  /// The place of the next `{{` or `{%`, or the end.
  private func nextOpening(from start: Int) -> Int {
    var index = start
    while index + 1 < end {
      if bytes[index] == Self.brace,
        bytes[index + 1] == Self.brace || bytes[index + 1] == Self.percent
      {
        return index
      }
      index += 1
    }
    return end
  }

  /// The place of `first` directly followed by `}`.
  private func closing(_ first: UInt8, from start: Int) -> Int? {
    var index = start
    while index + 1 < end {
      if bytes[index] == first, bytes[index + 1] == UInt8(ascii: "}") { return index }
      index += 1
    }
    return nil
  }

  private mutating func output(at open: Int) throws(SyntaxError) -> Token {
    guard let close = closing(UInt8(ascii: "}"), from: open + 2) else {
      position = end
      throw SyntaxError("an output that is never closed", at: open, hint: "add '}}' where it ends")
    }
    return .output(content(from: open + 2, to: close), offset: open)
  }

  private mutating func content(from start: Int, to close: Int) -> Markup {
    position = close + 2
    var (start, end) = (start, close)
    if start < end, bytes[start] == Self.dash { start += 1 }
    if end > start, bytes[end - 1] == Self.dash {
      end -= 1
      trimsNext = true
    } else if end == start, end > 0, bytes[end - 1] == Self.dash {
      trimsNext = true
    }
    return Markup(bytes: bytes, range: start..<end).trimmed
  }

  private mutating func tag(at open: Int) throws(SyntaxError) -> Token {
    guard let close = closing(Self.percent, from: open + 2) else {
      position = end
      throw SyntaxError("a tag that is never closed", at: open, hint: "add '%}' where it ends")
    }
    let content = content(from: open + 2, to: close)
    let (name, rest) = TagName.split(content)
    return .tag(name: name, rest, offset: open)
  }

  mutating func skip(
    to closer: String, nesting: String?, from start: Int
  ) throws(SyntaxError) -> Range<Int> {
    let first = position
    var depth = 1
    trimsNext = false
    while true {
      let open = nextTagOpening(from: position)
      guard let open, let close = closing(Self.percent, from: open + 2) else { break }
      position = open + 2
      let (name, _) = TagName.split(rawContent(from: open + 2, to: close))
      if name == closer {
        depth -= 1
        position = close + 2
        guard depth == 0 else { continue }
        _ = content(from: open + 2, to: close)
        return first..<open
      } else if let nesting, name == nesting {
        depth += 1
        position = close + 2
      } else if nesting != nil, name == "raw" {
        position = close + 2
        _ = try skip(to: "endraw", nesting: nil, from: open)
      }
    }
    position = end
    throw SyntaxError(
      "'\(closer.dropFirst(3))' is never closed", at: start, hint: "add '{% \(closer) %}'")
  }

  /// The place of the first tag of a name within bytes that are not parsed.
  static func firstTag(named name: String, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var tokenizer = Tokenizer(Markup(bytes: bytes, range: range))
    while let open = tokenizer.nextTagOpening(from: tokenizer.position) {
      tokenizer.position = open + 2
      let rest = tokenizer.rawContent(from: open + 2, to: min(open + 40, range.upperBound))
      if TagName.split(rest).name == name { return open }
    }
    return nil
  }

  private func nextTagOpening(from start: Int) -> Int? {
    var index = start
    while index + 1 < end {
      if bytes[index] == Self.brace, bytes[index + 1] == Self.percent { return index }
      index += 1
    }
    return nil
  }

  private func rawContent(from start: Int, to close: Int) -> Markup {
    var (start, end) = (start, close)
    if start < end, bytes[start] == Self.dash { start += 1 }
    if end > start, bytes[end - 1] == Self.dash { end -= 1 }
    return Markup(bytes: bytes, range: start..<end).trimmed
  }
}

/// The name at the start of a tag.
enum TagName {
  static func split(_ content: Markup) -> (name: String, rest: Markup) {
    let (start, end) = (content.range.lowerBound, content.range.upperBound)
    var index = start
    if index < end, content.bytes[index] == UInt8(ascii: "#") {
      index += 1
    } else {
      while index < end, content.bytes[index].startsName || content.bytes[index].isDigit {
        index += 1
      }
    }
    let name = String(decoding: content.bytes[start..<index], as: UTF8.self)
    return (name, content.from(index).trimmed)
  }
}

/// The lines of a `liquid` tag, each of which is a tag.
struct LineTokenizer: TokenSource {
  private let markup: Markup
  private(set) var position: Int

  init(_ markup: Markup) {
    self.markup = markup
    position = markup.range.lowerBound
  }

  private mutating func line() -> Markup? {
    let end = markup.range.upperBound
    guard position < end else { return nil }
    let stop = markup.bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
    let line = Markup(bytes: markup.bytes, range: position..<stop).trimmed
    position = min(stop + 1, end)
    return line
  }

  mutating func next() throws(SyntaxError) -> Token? {
    while let line = line() {
      if line.isEmpty { continue }
      let (name, rest) = TagName.split(line)
      return .tag(name: name, rest, offset: line.range.lowerBound)
    }
    return nil
  }

  mutating func skip(
    to end: String, nesting: String?, from start: Int
  ) throws(SyntaxError) -> Range<Int> {
    let first = position
    var depth = 1
    while true {
      let before = position
      guard let line = line() else { break }
      let name = TagName.split(line).name
      if name == end {
        depth -= 1
        if depth == 0 { return first..<before }
      } else if let nesting, name == nesting {
        depth += 1
      }
    }
    throw SyntaxError("'\(end.dropFirst(3))' is never closed", at: start, hint: "add '\(end)'")
  }
}
