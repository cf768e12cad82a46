/// Reads compiled zone rules, RFC 8536: a header and a block with 32-bit times, then from version
/// 2 on the same with 64-bit times and a POSIX rule as footer. Only the last block counts.
extension ZoneRules {
  /// Nil when the bytes are not well formed.
  init?(tzif bytes: [UInt8]) {
    var reader = BigEndianReader(bytes)
    guard var header = TZifHeader(&reader) else { return nil }
    var width = 4
    if header.version >= UInt8(ascii: "2") {
      guard reader.skip(header.blockSize(timeWidth: 4)), let second = TZifHeader(&reader) else {
        return nil
      }
      (header, width) = (second, 8)
    }
    guard reader.remaining >= header.blockSize(timeWidth: width),
      let transitions = Self.readTimes(&reader, count: header.timeCount, width: width),
      let indices = reader.bytes(header.timeCount),
      let types = Self.readTypes(&reader, count: header.typeCount), let first = types.first,
      indices.allSatisfy({ Int($0) < types.count }),
      reader.skip(header.tailSize(timeWidth: width))
    else { return nil }
    var rule: PosixZoneRule?
    if width == 8 {
      guard let footer = reader.line() else { return nil }
      if !footer.isEmpty {
        guard let read = PosixZoneRule(footer) else { return nil }
        rule = read
      }
    }
    self.init(
      transitions: transitions, offsets: indices.map { types[Int($0)] }, initialOffset: first,
      rule: rule)
  }

  /// Nil unless they ascend.
  private static func readTimes(
    _ reader: inout BigEndianReader, count: Int, width: Int
  ) -> [Int]? {
    var times: [Int] = []
    times.reserveCapacity(count)
    for _ in 0..<count {
      guard let time = reader.signed(width: width), time > times.last ?? Int.min else { return nil }
      times.append(time)
    }
    return times
  }

  /// The offsets of the local time types; 25 hours is the most that RFC 8536 wants.
  private static func readTypes(_ reader: inout BigEndianReader, count: Int) -> [Int]? {
    var offsets: [Int] = []
    for _ in 0..<count {
      guard let offset = reader.signed(width: 4), abs(offset) < 86_400, reader.skip(2) else {
        return nil
      }
      offsets.append(offset)
    }
    return offsets
  }
}

private struct TZifHeader {
  let version: UInt8
  private let universalCount: Int
  private let standardCount: Int
  private let leapCount: Int
  let timeCount: Int
  let typeCount: Int
  private let nameCount: Int

  init?(_ reader: inout BigEndianReader) {
    guard let magic = reader.bytes(4), magic.elementsEqual("TZif".utf8),
      let version = reader.bytes(1)?.first, reader.skip(15)
    else { return nil }
    self.version = version
    var counts: [Int] = []
    for _ in 0..<6 {
      guard let count = reader.signed(width: 4), count >= 0 else { return nil }
      counts.append(count)
    }
    universalCount = counts[0]
    standardCount = counts[1]
    leapCount = counts[2]
    timeCount = counts[3]
    typeCount = counts[4]
    nameCount = counts[5]
  }

  func blockSize(timeWidth: Int) -> Int {
    timeCount * (timeWidth + 1) + typeCount * 6 + tailSize(timeWidth: timeWidth)
  }

  /// What follows the local time types: names, leap seconds and two kinds of flags.
  func tailSize(timeWidth: Int) -> Int {
    nameCount + leapCount * (timeWidth + 4) + standardCount + universalCount
  }
}

private struct BigEndianReader {
  private let source: [UInt8]
  private var index = 0

  init(_ source: [UInt8]) {
    self.source = source
  }

  var remaining: Int { source.count - index }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= remaining else { return false }
    index += count
    return true
  }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    skip(count) ? source[index - count..<index] : nil
  }

  mutating func signed(width: Int) -> Int? {
    guard let bytes = bytes(width) else { return nil }
    let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return width == 4
      ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(bitPattern: value))
  }

  /// What stands between two newlines.
  mutating func line() -> ArraySlice<UInt8>? {
    guard bytes(1)?.first == 0x0A, let end = source[index...].firstIndex(of: 0x0A) else {
      return nil
    }
    return source[index..<end]
  }
}
