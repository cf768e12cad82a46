/// Follows quotes and brackets through a text without regard to the rest of YAML's grammar.
struct QuoteScanner {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Where a value begins in a line `key: value`, `- value` or `- key: value`; nil when there is none.
  func value(inLine line: Range<Int>) -> Int? {
    var index = skipBlanks(from: line.lowerBound, to: line.upperBound)
    var begin: Int?
    while index + 1 < line.upperBound, bytes[index] == UInt8(ascii: "-"),
      bytes[index + 1] == UInt8(ascii: " ")
    {
      index = skipBlanks(from: index + 1, to: line.upperBound)
      begin = index
    }
    while index + 1 < line.upperBound {
      if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        guard let end = end(ofQuote: index, limit: line.upperBound) else { break }
        index = end
        continue
      }
      if bytes[index] == UInt8(ascii: "["), begin == index { break }
      if bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: " ") {
        begin = skipBlanks(from: index + 1, to: line.upperBound)
        break
      }
      index += 1
    }
    guard let begin, begin < line.upperBound else { return nil }
    return begin
  }

  /// The first quote before a place that begins a value, is not closed on its line, and is followed
  /// by the end of the text or a line that looks like an entry of the outermost collection.
  func openQuote(before limit: Int) -> Int? {
    var index = 0
    var beginsValue = true
    while index < min(limit, bytes.count) {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard beginsValue else { break }
        if isLeftOpen(index) { return index }
        index = end(ofQuote: index, limit: bytes.count) ?? bytes.count
        beginsValue = false
        continue
      case UInt8(ascii: "#"):
        if index == 0 || bytes[index - 1] == 0x20 || LineBounds.isEnd(bytes[index - 1]) {
          index = LineBounds.end(of: index, in: bytes)
          continue
        }
        beginsValue = false
      case UInt8(ascii: ":"), UInt8(ascii: "-"):
        beginsValue = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: " ")
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), 0x0A, 0x0D: beginsValue = true
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        guard beginsValue else { break }
        index = endOfWord(index)
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: beginsValue = false
      }
      index += 1
    }
    return nil
  }

  /// The place behind an anchor or a tag.
  private func endOfWord(_ start: Int) -> Int {
    bytes[start...].firstIndex { $0 == UInt8(ascii: " ") || LineBounds.isEnd($0) } ?? bytes.count
  }

  private func isLeftOpen(_ quote: Int) -> Bool {
    let lineEnd = LineBounds.end(of: quote, in: bytes)
    if end(ofQuote: quote, limit: lineEnd) != nil { return false }
    guard end(ofQuote: quote, limit: bytes.count) != nil else { return true }
    var next = LineBounds.next(after: quote, in: bytes)
    while next < bytes.count, LineBounds.isEnd(bytes[next]) {
      next = LineBounds.next(after: next, in: bytes)
    }
    return next >= bytes.count || OutermostEntry.looksLikeEntry(next, bytes)
  }

  /// The place behind the quote that closes one.
  private func end(ofQuote start: Int, limit: Int) -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while index < limit {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
        continue
      }
      if bytes[index] == quote {
        guard quote == UInt8(ascii: "'"), index + 1 < limit, bytes[index + 1] == quote else {
          return index + 1
        }
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// The bracket that closes one before the next entry of the outermost collection.
  func closingBracket(of start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      case UInt8(ascii: "\""):
        guard let end = end(ofQuote: index, limit: bytes.count) else { return nil }
        index = end
        continue
      case 0x0A, 0x0D:
        if OutermostEntry.looksLikeEntry(index + 1, bytes) { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  private func skipBlanks(from start: Int, to limit: Int) -> Int {
    var index = start
    while index < limit, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index
  }
}
