/// Searching bytes sixteen at a time.
extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte at or after `start` that equals one of two values in the bits of
  /// their masks, or the count.
  @inline(__always)
  func firstIndex(
    from start: Int, of first: (value: UInt8, mask: UInt8), or second: (value: UInt8, mask: UInt8)
  ) -> Int {
    let one = BytePattern(first.value, mask: first.mask)
    let other = BytePattern(second.value, mask: second.mask)
    return firstIndex(from: start, where: { one.fits($0) .| other.fits($0) })
  }

  /// The index of the first byte at or after `start` that one of three patterns fits, or the count.
  @inline(__always)
  func firstIndex(
    from start: Int, of patterns: (BytePattern, BytePattern, BytePattern)
  ) -> Int {
    firstIndex(
      from: start,
      where: { patterns.0.fits($0) .| patterns.1.fits($0) .| patterns.2.fits($0) })
  }

  /// The index of the first byte at or after `start` for which a mask of sixteen is true, or the count.
  @inline(__always)
  private func firstIndex(
    from start: Int, where fits: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    guard let bytes = UnsafeRawPointer(baseAddress) else { return 0 }
    var index = start
    while index &+ 16 <= count {
      let found = fits(bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self))
      if let offset = Self.firstTrue(in: found) { return index &+ offset }
      index &+= 16
      // Where the first sixteen bytes have none, the next often have none either: four steps in one.
      while index &+ 64 <= count {
        let (first, second) = (bytes + index, bytes + index + 32)
        let any =
          fits(first.loadUnaligned(as: SIMD16<UInt8>.self))
          .| fits(first.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self))
          .| fits(second.loadUnaligned(as: SIMD16<UInt8>.self))
          .| fits(second.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self))
        if Self.firstTrue(in: any) != nil { break }
        index &+= 64
      }
    }
    guard count >= 16 else {
      while index < count {
        if fits(SIMD16(repeating: self[index]))[0] { return index }
        index &+= 1
      }
      return index
    }
    guard index < count else { return index }
    // The last sixteen bytes, without those that were looked at.
    let last = count &- 16
    let found = fits(bytes.loadUnaligned(fromByteOffset: last, as: SIMD16<UInt8>.self))
    return Self.firstTrue(in: found, from: index &- last).map { last &+ $0 } ?? count
  }

  /// The position of the first true element; a mask has all bits of those set.
  @inline(__always)
  private static func firstTrue(in mask: SIMDMask<SIMD16<Int8>>) -> Int? {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return firstTrue(UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
  }

  /// The same at or after an element.
  @inline(__always)
  private static func firstTrue(in mask: SIMDMask<SIMD16<Int8>>, from first: Int) -> Int? {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    let (low, high) = (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
    // Shifts by 64 and more give nothing, those by less than none shift to the other side.
    let shift = first &* 8
    return firstTrue(low & (UInt64.max << shift), high & (UInt64.max << Swift.max(0, shift &- 64)))
  }

  @inline(__always)
  private static func firstTrue(_ low: UInt64, _ high: UInt64) -> Int? {
    if low | high == 0 { return nil }
    return low != 0 ? low.trailingZeroBitCount >> 3 : 8 &+ high.trailingZeroBitCount >> 3
  }

  /// The index of the first byte at or after `start` that equals a value, or the count.
  @inline(__always)
  func firstIndex(from start: Int, of value: UInt8) -> Int {
    firstIndex(from: start, of: BytePattern(value))
  }

  /// The index of the first byte at or after `start` that a pattern fits, or the count.
  @inline(__always)
  func firstIndex(from start: Int, of pattern: BytePattern) -> Int {
    firstIndex(from: start, where: { pattern.fits($0) })
  }

  /// The index of the first byte at or after `start` that a condition holds for, or the count.
  @inline(__always)
  func firstIndex(from start: Int, where holds: (UInt8) -> Bool) -> Int {
    var index = start
    while index < count, !holds(self[index]) { index += 1 }
    return index
  }

  /// How often a value occurs.
  func count(of value: UInt8) -> Int {
    reduce(into: 0) { $0 += $1 == value ? 1 : 0 }
  }

  /// The index of an ASCII text at or after `start`, or nil.
  func firstIndex(from start: Int = 0, ofASCII text: StaticString) -> Int? {
    var index = firstIndex(from: start, of: text.utf8Start[0])
    while index < count {
      if hasASCII(text, at: index) { return index }
      index = firstIndex(from: index + 1, of: text.utf8Start[0])
    }
    return nil
  }

  /// Whether an ASCII text stands at an index.
  func hasASCII(_ text: StaticString, at index: Int, ignoringCase: Bool = false) -> Bool {
    guard index + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let byte = self[index + offset]
      let isUpper = ignoringCase && byte &- UInt8(ascii: "A") < 26
      guard (isUpper ? byte | 0x20 : byte) == text.utf8Start[offset] else { return false }
    }
    return true
  }

  /// Whether a sequence of at least two bytes occurs, of which the last two are searched for.
  func contains(_ sequence: StaticString) -> Bool {
    let (bytes, length) = (sequence.utf8Start, sequence.utf8CodeUnitCount)
    let (last, before) = (bytes[length - 1], bytes[length - 2])
    var index = firstIndex(from: length - 1, of: last)
    while index < count {
      if self[index - 1] == before {
        var offset = 0
        while offset < length, self[index + 1 - length + offset] == bytes[offset] { offset += 1 }
        if offset == length { return true }
      }
      index = firstIndex(from: index + 1, of: last)
    }
    return false
  }
}

/// A byte, of which some bits may not matter.
struct BytePattern {
  private let values: SIMD16<UInt8>
  private let masks: SIMD16<UInt8>

  @inline(__always)
  init(_ value: UInt8, mask: UInt8 = 0xFF) {
    values = SIMD16(repeating: value)
    masks = SIMD16(repeating: mask)
  }

  /// Which of sixteen bytes it fits.
  @inline(__always)
  func fits(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    (bytes & masks) .== values
  }
}
