/// Writes values one behind the other, for `ByteReader` to read in the same order.
///
/// Numbers are little-endian; lengths come before what they measure.
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func write(_ number: UInt64) { append(number.littleEndian) }
  mutating func write(_ number: UInt32) { append(number.littleEndian) }
  mutating func write(_ number: UInt16) { append(number.littleEndian) }
  mutating func write(_ byte: UInt8) { bytes.append(byte) }
  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }
  mutating func write(_ number: Int) { write(UInt64(bitPattern: Int64(number))) }
  mutating func write(_ number: Int64) { write(UInt64(bitPattern: number)) }
  mutating func write(_ fingerprint: Fingerprint) { write(fingerprint.value) }

  /// A number of things to follow.
  mutating func write(count: Int) { write(UInt32(truncatingIfNeeded: count)) }

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
    for item in items { body(&self, item) }
  }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }

  mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }

  private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }
}
