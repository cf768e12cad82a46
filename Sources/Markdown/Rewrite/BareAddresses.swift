/// Where addresses lie that no markup makes links, found on the way from a text's start to its end.
///
/// The `_` and `*` in them are no emphasis: `https://example.com/__init__.py`.
struct BareAddresses {
  private let source: UnsafeBufferPointer<UInt8>
  /// The next byte at which an address may be told.
  private var next: Int
  private var address = 0..<0

  init(_ source: UnsafeBufferPointer<UInt8>, isOn: Bool) {
    self.source = source
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
      let found = AddressScanner.address(in: source, at: next)
      if let found { address = found }
      findNext(from: max(next + 1, found?.upperBound ?? 0))
    }
    return address.contains(index)
  }
}
