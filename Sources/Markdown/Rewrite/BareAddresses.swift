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
  private lazy var codeSpans = CodeSpans(source)

  init(_ source: UnsafeBufferPointer<UInt8>, isOn: Bool, stopsAtCJK: Bool) {
    self.source = source
    self.stopsAtCJK = stopsAtCJK
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
    if codeSpans.contain(start) || isInAngleBrackets(start) { return false }
    let link = LinkSurroundings(source)
    return !link.holdInDestination(start) && !link.holdInText(start)
  }

  /// How far before an address a tag around it may begin, in bytes.
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
}
