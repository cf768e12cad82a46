/// Where addresses lie that no markup makes links, found on the way from a text's start to its end.
///
/// The `_` and `*` in them are no emphasis: `https://example.com/__init__.py`.
struct BareAddresses {
  private let source: UnsafeBufferPointer<UInt8>
  /// How far the text has been looked at.
  private var reached: Int
  private var address = 0..<0

  init(_ source: UnsafeBufferPointer<UInt8>, isOn: Bool) {
    self.source = source
    reached = isOn ? 0 : source.count
  }

  /// Whether an index lies in an address.
  ///
  /// To be asked with rising indexes.
  mutating func contain(_ index: Int) -> Bool {
    while reached <= index, reached < source.count {
      let next = source.firstIndex(
        from: reached, of: (UInt8(ascii: ":"), 0xFF), or: (UInt8(ascii: "w"), 0xFF))
      guard next <= index else {
        reached = index
        break
      }
      reached = next + 1
      if let range = AddressScanner.address(in: source, at: next) {
        address = range
        reached = max(reached, range.upperBound)
      }
    }
    return address.contains(index)
  }
}
