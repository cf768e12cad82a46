/// Searching bytes eight at a time.
extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte at or after `start` that equals one of two values in the bits of
  /// their masks, or the count.
  @inline(__always)
  func firstIndex(
    from start: Int, of first: (value: UInt8, mask: UInt8), or second: (value: UInt8, mask: UInt8)
  ) -> Int {
    guard let bytes = UnsafeRawPointer(baseAddress) else { return 0 }
    let (firstValue, firstMask) = (Self.repeated(first.value), Self.repeated(first.mask))
    let (secondValue, secondMask) = (Self.repeated(second.value), Self.repeated(second.mask))
    var index = start
    while index + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if Self.hasZeroByte(word & firstMask ^ firstValue) { break }
      if Self.hasZeroByte(word & secondMask ^ secondValue) { break }
      index += 8
    }
    while index < count {
      let byte = self[index]
      if byte & first.mask == first.value || byte & second.mask == second.value { return index }
      index += 1
    }
    return index
  }

  /// The index of the first byte at or after `start` that equals a value, or the count.
  @inline(__always)
  func firstIndex(from start: Int, of value: UInt8) -> Int {
    firstIndex(from: start, of: (value, 0xFF), or: (value, 0xFF))
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

  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// Exact for the question whether there is one; not for where it is.
  @inline(__always)
  private static func hasZeroByte(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }
}
