/// A set of bytes.
struct ByteSet {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  /// The ASCII characters of a text.
  init(_ characters: StaticString) {
    self.init(UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount))
  }

  /// The bytes that occur in a text.
  ///
  /// Of those beyond ASCII, which most of CJK text is, not all may be in it, but one at least.
  init(occurringIn text: UnsafeBufferPointer<UInt8>) {
    guard let bytes = UnsafeRawPointer(text.baseAddress) else { return }
    // A table of bytes takes one store a byte, where a bit would take a load, too.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { seen in
      seen.initialize(repeating: 0)
      var index = 0
      while index < text.count {
        let start = index
        index = Self.skipNonASCII(bytes, from: index, end: text.count)
        if index > start { seen[0x80] = 1 }
        let end = min(index &+ 8, text.count)
        while index < end {
          seen[Int(text[index])] = 1
          index &+= 1
        }
      }
      for byte in 0..<256 where seen[byte] != 0 { insert(UInt8(byte)) }
    }
  }

  /// Skips words of eight bytes without ASCII.
  @inline(__always)
  private static func skipNonASCII(
    _ bytes: UnsafeRawPointer, from start: Int, end: Int
  ) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index &+ 8 <= end {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard word & high == high else { break }
      index &+= 8
    }
    return index
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: low.0
      case 1: low.1
      case 2: high.0
      default: high.1
      }
    return word >> UInt64(byte & 63) & 1 != 0
  }

  /// Whether a byte beyond ASCII is in it.
  var hasNonASCII: Bool { high.0 | high.1 != 0 }

  /// Whether an ASCII character is in it.
  func contains(_ character: Unicode.Scalar) -> Bool {
    character.isASCII && contains(UInt8(ascii: character))
  }
}
