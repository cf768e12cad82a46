/// Writes values one behind the other, for `ByteReader` to read in the same order.
///
/// Numbers are little-endian where their type has a width, and otherwise take as few bytes as they
/// need; lengths come before what they measure.
struct ByteWriter {
  /// How many bytes a piece has.
  static let pieceSize = 1 << 18

  /// What was written and not handed on.
  private(set) var bytes: [UInt8] = []
  private let takePiece: ((UnsafeRawBufferPointer) -> Void)?

  /// A writer that keeps all of its bytes.
  init() { takePiece = nil }

  /// A writer that hands its bytes on in pieces of `pieceSize`, so that all of them need one memory.
  ///
  /// - Parameter takePiece: gets one piece after the other; the last one, which may be a shorter one,
  ///   at `end()`.
  init(inPieces takePiece: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.takePiece = takePiece
    bytes.reserveCapacity(2 * Self.pieceSize)
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func write(_ number: UInt64) { append(number.littleEndian) }
  mutating func write(_ number: UInt16) { append(number.littleEndian) }
  mutating func write(_ byte: UInt8) { bytes.append(byte) }
  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }
  mutating func write(_ number: Int64) { write(UInt64(bitPattern: number)) }
  mutating func write(_ fingerprint: Fingerprint) { write(fingerprint.value) }

  /// Takes one byte for -64 to 63: the sign goes to the lowest bit (zigzag), and each byte has seven
  /// bits, the lowest first, and one that says that more follow (LEB128).
  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number of things to follow.
  mutating func write(count: Int) { write(count) }

  /// Hands on what has not been handed on yet.
  mutating func end() {
    handOn()
    bytes.withUnsafeBytes { if !$0.isEmpty { takePiece?($0) } }
    bytes.removeAll()
  }

  private mutating func handOn() {
    guard let takePiece, bytes.count >= Self.pieceSize else { return }
    var start = 0
    bytes.withUnsafeBytes {
      while start + Self.pieceSize <= $0.count {
        takePiece(UnsafeRawBufferPointer(rebasing: $0[start..<start + Self.pieceSize]))
        start += Self.pieceSize
      }
    }
    bytes.removeSubrange(..<start)
  }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func write(_ content: [UInt8]) {
    write(count: content.count)
    bytes += content
  }

  /// Bytes that were written by another writer.
  mutating func append(_ other: ByteWriter) { bytes += other.bytes }

  /// Bytes as they are, without their number.
  mutating func append(raw content: ArraySlice<UInt8>) { bytes += content }

  mutating func write<Value>(
    _ value: Value?, _ body: (inout ByteWriter, Value) -> Void
  ) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  mutating func write<Items: Collection>(
    _ items: Items, _ body: (inout ByteWriter, Items.Element) -> Void
  ) {
    write(count: items.count)
    for item in items {
      body(&self, item)
      if bytes.count >= Self.pieceSize { handOn() }
    }
  }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }

  mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }

  private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }
}
