extension [UInt8] {
  /// Where some bytes stand first at or behind an index; nil where they do not, or are none.
  ///
  /// Collection's own search takes some twenty times as long, which shows over a whole site.
  func range(of wanted: [UInt8], from start: Int) -> Range<Int>? {
    guard let first = wanted.first, start >= 0, count - start >= wanted.count else { return nil }
    return withUnsafeBufferPointer { bytes in
      wanted.withUnsafeBufferPointer { wanted in
        var index = bytes.firstIndex(of: first, from: start)
        while index + wanted.count <= bytes.count {
          let end = index + wanted.count
          if UnsafeBufferPointer(rebasing: bytes[index..<end]).isEqual(to: wanted) {
            return index..<end
          }
          index = bytes.firstIndex(of: first, from: index + 1)
        }
        return nil
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these are as many other bytes; looks at eight at once, in long texts at 32.
  @inline(__always)
  func isEqual(to other: UnsafeBufferPointer<UInt8>) -> Bool {
    let (first, second) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    let difference = { (index: Int) in
      first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        ^ second.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
    var index = 0
    while index &+ 32 <= count {
      let differences =
        difference(index) | difference(index &+ 8) | difference(index &+ 16)
        | difference(index &+ 24)
      guard differences == 0 else { return false }
      index &+= 32
    }
    while index &+ 8 <= count {
      guard difference(index) == 0 else { return false }
      index &+= 8
    }
    while index < count {
      guard first[index] == second[index] else { return false }
      index &+= 1
    }
    return true
  }

  /// Where a byte stands at or after an index, or the count; looks at eight bytes at once.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(self)
    let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
    while index &+ 8 <= count {
      let word = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let difference = word ^ wanted
      // The lowest byte that is zero has its high bit set; higher ones may be set by a carry.
      let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zeros != 0 { return index &+ zeros.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count, self[index] != byte { index &+= 1 }
    return Swift.min(index, count)
  }
}
