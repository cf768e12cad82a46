/// Where addresses lie that no markup makes links, found on the way from a text's start to its end.
///
/// The `_` and `*` in them are no emphasis: `https://example.com/__init__.py`. Those in links, code and tags are
/// something else: behind `[題](https://example.com/)` emphasis begins as it does behind any link.
struct BareAddresses {
  private let source: UnsafeBufferPointer<UInt8>
  private let stopsAtCJK: Bool
  /// The next byte at which an address may be told.
  private var next: Int
  private var address = 0..<0
  private var codeSpans: CodeSpans

  init(_ source: UnsafeBufferPointer<UInt8>, isOn: Bool, stopsAtCJK: Bool) {
    self.source = source
    self.stopsAtCJK = stopsAtCJK
    codeSpans = CodeSpans(source)
    next = isOn ? 0 : source.count
    if isOn { findNext(from: 0) }
  }

  private mutating func findNext(from start: Int) {
    next = source.firstIndex(
      from: start, of: (UInt8(ascii: ":"), 0xFF), or: (UInt8(ascii: "w"), 0xFF))
  }

  /// Whether an index lies in an address.
  ///
  /// To be asked with rising indexes.
  mutating func contain(_ index: Int) -> Bool {
    while next <= index, next < source.count {
      let found = AddressScanner.address(in: source, at: next, stopsAtCJK: stopsAtCJK)
      if let found, isBare(found.lowerBound) {
        address = found
        findNext(from: max(next + 1, found.upperBound))
      } else {
        findNext(from: next + 1)
      }
    }
    return address.contains(index)
  }

  /// Whether what begins at an index stands in no link, code or tag.
  private mutating func isBare(_ start: Int) -> Bool {
    !codeSpans.contain(start) && !isInAngleBrackets(start) && !isInLink(start)
  }

  /// How far before an address a tag or a link around it may begin, in bytes.
  private static let reach = 1_000

  /// Whether an autolink begins at the byte before an index, or a tag before it ends behind it.
  private func isInAngleBrackets(_ index: Int) -> Bool {
    var start = index
    while start > max(0, index - Self.reach) {
      start -= 1
      switch source[start] {
      case UInt8(ascii: ">"): return false
      case UInt8(ascii: "<"):
        if start == index - 1 {
          let end = source.firstIndex(from: index) { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
          return end < source.count && source[end] == UInt8(ascii: ">")
        }
        return HTMLTagScanner.end(in: source, at: start).map { $0 > index } ?? false
      default: break
      }
    }
    return false
  }

  /// Whether an index lies in the brackets of a link, or in its destination.
  private func isInLink(_ index: Int) -> Bool {
    var closed = 0
    var closedDestinations = 0
    var start = index
    while start > max(0, index - Self.reach) {
      start -= 1
      if isEscaped(start) { continue }
      switch source[start] {
      case UInt8(ascii: ")"): closedDestinations += 1
      case UInt8(ascii: "("):
        closedDestinations -= 1
        if closedDestinations < 0, start > 0, source[start - 1] == UInt8(ascii: "]") {
          return !hasBlank(start..<index)
        }
        closedDestinations = max(0, closedDestinations)
      case UInt8(ascii: "]"): closed += 1
      case UInt8(ascii: "["):
        if closed == 0 { return isLinkText(from: start) }
        closed -= 1
      case UInt8(ascii: "\n"):
        if isBlankLine(endingAt: start) { return false }
      default: break
      }
    }
    return false
  }

  /// Whether the bracket at an index is closed by one behind which a destination or a label stands.
  private func isLinkText(from start: Int) -> Bool {
    var open = 0
    var index = start
    while index < min(source.count, start + Self.reach) {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): open += 1
      case UInt8(ascii: "]"):
        open -= 1
        guard open == 0 else { break }
        guard index + 1 < source.count else { return false }
        return source[index + 1] == UInt8(ascii: "(") || source[index + 1] == UInt8(ascii: "[")
      default: break
      }
      index += 1
    }
    return false
  }

  private func isEscaped(_ index: Int) -> Bool {
    index > 0 && source[index - 1] == UInt8(ascii: "\\")
  }

  private func hasBlank(_ range: Range<Int>) -> Bool {
    source[range].contains { $0 <= 0x20 }
  }

  private func isBlankLine(endingAt end: Int) -> Bool {
    var index = end
    while index > 0, source[index - 1].isBlank || source[index - 1] == UInt8(ascii: "\r") {
      index -= 1
    }
    return index == 0 || source[index - 1] == UInt8(ascii: "\n")
  }
}
