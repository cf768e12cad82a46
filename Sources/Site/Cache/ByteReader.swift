/// Bytes that are not what a `ByteWriter` wrote.
struct DamagedBytes: Error {}

/// Reads what `ByteWriter` wrote.
///
/// Every length is checked against what is left, so that no bytes, whoever made them, are read
/// beyond their end.
struct ByteReader {
  private let buffer: UnsafeRawBufferPointer
  private(set) var position: Int

  /// Reads a buffer, which must outlive the reader.
  init(_ buffer: UnsafeRawBufferPointer, from position: Int = 0) {
    self.buffer = buffer
    self.position = position
  }

  var isAtEnd: Bool { position >= buffer.count }

  mutating func number64() throws(DamagedBytes) -> UInt64 {
    UInt64(littleEndian: try load())
  }
  mutating func number16() throws(DamagedBytes) -> UInt16 {
    UInt16(littleEndian: try load())
  }
  mutating func byte() throws(DamagedBytes) -> UInt8 { try load() }
  mutating func flag() throws(DamagedBytes) -> Bool { try byte() != 0 }
  mutating func integer() throws(DamagedBytes) -> Int {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = UInt64(try byte())
      number |= (byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
      guard shift < 64 else { throw DamagedBytes() }
    }
    return Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
  }
  mutating func integer64() throws(DamagedBytes) -> Int64 { Int64(bitPattern: try number64()) }
  mutating func fingerprint() throws(DamagedBytes) -> Fingerprint {
    Fingerprint(value: try number64())
  }

  /// A number of things, of which each takes at least a byte.
  mutating func count() throws(DamagedBytes) -> Int {
    let count = try integer()
    guard count >= 0, count <= buffer.count - position else { throw DamagedBytes() }
    return count
  }

  mutating func text() throws(DamagedBytes) -> String {
    let count = try count()
    defer { position += count }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: buffer[position..<position + count]),
      as: UTF8.self)
  }

  mutating func content() throws(DamagedBytes) -> [UInt8] {
    let count = try count()
    defer { position += count }
    return Array(buffer[position..<position + count])
  }

  mutating func optional<Value>(
    _ body: (inout ByteReader) throws(DamagedBytes) -> Value
  ) throws(DamagedBytes) -> Value? {
    try flag() ? try body(&self) : nil
  }

  mutating func list<Item>(
    _ body: (inout ByteReader) throws(DamagedBytes) -> Item
  ) throws(DamagedBytes) -> [Item] {
    let count = try count()
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try body(&self)) }
    return items
  }

  mutating func optionalText() throws(DamagedBytes) -> String? {
    try optional { (reader) throws(DamagedBytes) in try reader.text() }
  }

  mutating func texts() throws(DamagedBytes) -> [String] {
    try list { (reader) throws(DamagedBytes) in try reader.text() }
  }

  /// Goes past bytes.
  mutating func skip(_ count: Int) throws(DamagedBytes) {
    guard count >= 0, count <= buffer.count - position else { throw DamagedBytes() }
    position += count
  }

  private mutating func load<Number: FixedWidthInteger>() throws(DamagedBytes) -> Number {
    guard position + MemoryLayout<Number>.size <= buffer.count else { throw DamagedBytes() }
    defer { position += MemoryLayout<Number>.size }
    return buffer.loadUnaligned(fromByteOffset: position, as: Number.self)
  }
}
