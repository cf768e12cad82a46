/// Escaping of text on its way into HTML, for content and quoted attributes alike.
public enum HTMLText {
  /// Appends text with `& < > " '` replaced by references; clean runs are copied whole.
  public static func appendEscaped(_ text: String, to output: inout [UInt8]) {
    append(text, to: &output)
  }

  /// The same to any sink.
  static func append(_ text: String, to output: inout some ByteSink & ~Copyable) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &output) }
    if isDone == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0, to: &output) }
    }
  }

  /// Appends UTF-8 bytes with `& < > " '` replaced by references.
  public static func appendEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    append(bytes, to: &output)
  }

  /// The same to any sink.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout some ByteSink & ~Copyable
  ) {
    var start = 0
    while true {
      let found = firstSpecial(in: bytes, from: start)
      if found > start {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<found]))
      }
      guard found < bytes.count else { return }
      appendReference(to: bytes[found], to: &output)
      start = found + 1
    }
  }

  /// Whether the bytes hold a character that escaping would replace.
  static func hasSpecial(_ text: String) -> Bool { text.utf8.contains(where: isSpecial) }

  private static func appendReference(to byte: UInt8, to output: inout some ByteSink & ~Copyable) {
    switch byte {
    case UInt8(ascii: "&"): output.append(reference: "&amp;")
    case UInt8(ascii: "<"): output.append(reference: "&lt;")
    case UInt8(ascii: ">"): output.append(reference: "&gt;")
    case UInt8(ascii: "\""): output.append(reference: "&quot;")
    default: output.append(reference: "&#39;")
    }
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
    default: false
    }
  }

  /// The place of the first special byte at or after `start`, or the end.
  ///
  /// Looks at eight bytes at a time (Warren, "Hacker's Delight", 6-1: a zero byte in a word);
  /// `index + 8 <= count` bounds each load. SIMD16 was 100 times slower in Swift 6.3.
  private static func firstSpecial(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found =
        marks(of: 0x22, in: word) | marks(of: 0x26, in: word) | marks(of: 0x27, in: word)
        | marks(of: 0x3C, in: word) | marks(of: 0x3E, in: word)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, !isSpecial(bytes[index]) { index += 1 }
    return index
  }

  /// The high bit of each byte that equals `byte`; above the lowest of them also others.
  @inline(__always)
  private static func marks(of byte: UInt64, in word: UInt64) -> UInt64 {
    let zeros = word ^ (byte &* 0x0101_0101_0101_0101)
    return (zeros &- 0x0101_0101_0101_0101) & ~zeros & 0x8080_8080_8080_8080
  }
}

extension ByteSink where Self: ~Copyable {
  /// Appends a character reference.
  @inline(__always)
  fileprivate mutating func append(reference: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(
        start: reference.utf8Start, count: reference.utf8CodeUnitCount))
  }
}
