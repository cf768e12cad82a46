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
  /// Of its own, since it is asked of places before those that the rewriter asks of.
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
      let found = bareAddress(at: next)
      if let found { address = found }
      findNext(from: max(next + 1, found?.upperBound ?? 0))
    }
    return address.contains(index)
  }

  /// The address at an index that stands in no link, code or tag.
  ///
  /// Most are destinations of links, which is told soonest; in CJK text without spaces the end of an address may be far.
  private mutating func bareAddress(at index: Int) -> Range<Int>? {
    guard let start = AddressScanner.beginning(in: source, at: index, stopsAtCJK: stopsAtCJK) else {
      return nil
    }
    let link = LinkSurroundings(source)
    if link.holdInDestination(start) || link.holdInText(start) || codeSpans.contain(start)
      || isInAngleBrackets(start)
    {
      return nil
    }
    return AddressScanner.address(in: source, at: index, stopsAtCJK: stopsAtCJK)
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
