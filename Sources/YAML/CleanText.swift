internal import Diagnostics

/// The part of a file that libyaml reads, without the bytes that are not text.
///
/// Knows for each of its bytes where it stands in the file.
struct CleanText {
  private(set) var bytes: [UInt8]
  private let base: Int
  /// For each gap where it was taken out of this text, and how many bytes are missing up to it.
  private let gaps: [(index: Int, missing: Int)]
  /// Whether code points and bytes are the same.
  private let isASCII: Bool

  /// Takes the rejected parts, ascending and inside of the range, out of a part of a file.
  init(_ file: SourceFile, in range: Range<Int>, without rejected: [Range<Int>]) {
    var bytes: [UInt8] = []
    var gaps: [(index: Int, missing: Int)] = []
    bytes.reserveCapacity(range.count)
    var start = range.lowerBound
    for gap in rejected {
      bytes += file.bytes[start..<gap.lowerBound]
      gaps.append((bytes.count, gap.upperBound - range.lowerBound - bytes.count))
      start = gap.upperBound
    }
    bytes += file.bytes[start..<range.upperBound]
    self.bytes = bytes
    self.gaps = gaps
    base = range.lowerBound
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// The place in the file of a byte of this text.
  func fileOffset(_ index: Int) -> Int {
    var low = 0
    var high = gaps.count
    while low < high {
      let middle = (low + high) / 2
      if gaps[middle].index <= index { low = middle + 1 } else { high = middle }
    }
    return base + index + (low == 0 ? 0 : gaps[low - 1].missing)
  }

  /// The byte at which a code point begins, sought from a known pair of places on.
  func byteIndex(ofCodePoint target: Int, from known: inout (codePoint: Int, byte: Int)) -> Int {
    if isASCII { return min(target, bytes.count) }
    if target < known.codePoint { known = (0, 0) }
    var (codePoint, byte) = known
    while codePoint < target, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      codePoint += 1
    }
    known = (codePoint, byte)
    return byte
  }

  /// Whether a text stands anywhere in this one.
  func contains(_ part: String) -> Bool {
    let part = Array(part.utf8)
    guard let first = part.first else { return true }
    var rest = bytes[...]
    while let index = rest.firstIndex(of: first) {
      if rest[index...].starts(with: part) { return true }
      rest = rest[(index + 1)...]
    }
    return false
  }

  /// Overwrites with blanks, line ends excepted, so that all other places stay; whether anything
  /// was there.
  mutating func blank(_ range: Range<Int>) -> Bool {
    var isChanged = false
    for index in range where !LineBounds.isEnd(bytes[index]) && bytes[index] != 0x20 {
      bytes[index] = 0x20
      isChanged = true
    }
    return isChanged
  }
}
