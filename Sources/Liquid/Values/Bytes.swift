/// Plain algorithms over UTF-8 bytes.
enum Bytes {
  /// The place of the first occurrence of a non-empty needle at or after `start`.
  static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let head = needle.first, bytes.count >= needle.count else { return nil }
    var index = start
    let end = bytes.count - needle.count
    while index <= end {
      if needle.count > 1, index + 17 <= bytes.count {
        index = skip(to: head, needle[1], in: bytes, from: index)
        if index > end { return nil }
      }
      if bytes[index] == head, matches(needle, in: bytes, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// The first place at which two bytes stand side by side, or one near the end, of which nothing is
  /// known; sixteen places at a time.
  private static func skip(
    to first: UInt8, _ second: UInt8, in bytes: [UInt8], from start: Int
  ) -> Int {
    bytes.withUnsafeBytes { bytes in
      let (firsts, seconds) = (SIMD16(repeating: first), SIMD16(repeating: second))
      var index = start
      while index + 17 <= bytes.count {
        let here = bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        let behind = bytes.loadUnaligned(fromByteOffset: index + 1, as: SIMD16<UInt8>.self)
        let halves = unsafeBitCast(
          (here .== firsts) .& (behind .== seconds), to: SIMD2<UInt64>.self)
        if halves[0] | halves[1] != 0 {
          let (low, high) = (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
          return index + (low != 0 ? low.trailingZeroBitCount : 64 + high.trailingZeroBitCount) / 8
        }
        index += 16
      }
      return index
    }
  }

  /// The place of the last occurrence of a non-empty needle.
  static func findLast(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let head = needle.first, bytes.count >= needle.count else { return nil }
    var index = bytes.count - needle.count
    while index >= 0 {
      if bytes[index] == head, matches(needle, in: bytes, at: index) { return index }
      index -= 1
    }
    return nil
  }

  /// Whether the needle stands at a place.
  static func matches(_ needle: [UInt8], in bytes: [UInt8], at place: Int) -> Bool {
    guard place >= 0, place + needle.count <= bytes.count else { return false }
    for offset in needle.indices where bytes[place + offset] != needle[offset] { return false }
    return true
  }

  /// Whether the needle stands anywhere; an empty one always does.
  static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    needle.isEmpty || find(needle, in: bytes) != nil
  }

  /// The bytes with every non-overlapping needle replaced.
  static func replacing(_ needle: [UInt8], with new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    while let found = find(needle, in: bytes, from: start) {
      result.append(contentsOf: bytes[start..<found])
      result.append(contentsOf: new)
      start = found + needle.count
    }
    result.append(contentsOf: bytes[start...])
    return result
  }
}

extension UInt8 {
  /// ASCII white space as Ruby strips it.
  @inline(__always)
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) || self == 0 }

  /// `0` to `9`.
  @inline(__always)
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// A letter, underscore or any byte outside ASCII, so that names may be Japanese.
  @inline(__always)
  var startsName: Bool {
    (self >= 0x61 && self <= 0x7A) || (self >= 0x41 && self <= 0x5A) || self == 0x5F || self >= 0x80
  }

  /// What may follow within a name.
  @inline(__always)
  var continuesName: Bool { startsName || isDigit || self == 0x2D }
}

extension Value {
  /// The printed bytes, not escaped.
  var utf8: [UInt8] {
    switch self {
    case .html(let bytes), .script(let bytes): bytes
    case .text(let text): Array(text.utf8)
    default: Array(string.utf8)
    }
  }
}
