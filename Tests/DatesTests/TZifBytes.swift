/// A compiled zone file (RFC 8536) put together for a test.
struct TZifBytes {
  var version: UInt8 = 0x32
  var transitions: [(time: Int, type: UInt8)] = []
  var types: [Int32] = [0]
  var footer = ""

  /// Version 1 has one block; later ones an empty one, a second with wider times, and the footer.
  var bytes: [UInt8] {
    guard version > 0x30 else { return block(timeWidth: 4) }
    let empty = TZifBytes(version: version).block(timeWidth: 4)
    return empty + block(timeWidth: 8) + [0x0A] + Array(footer.utf8) + [0x0A]
  }

  private func block(timeWidth: Int) -> [UInt8] {
    let names = Array("LMT\0".utf8)
    var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
    for count in [0, 0, 0, transitions.count, types.count, names.count] {
      bytes += Self.bigEndian(count, width: 4)
    }
    for transition in transitions { bytes += Self.bigEndian(transition.time, width: timeWidth) }
    bytes += transitions.map(\.type)
    for type in types { bytes += Self.bigEndian(Int(type), width: 4) + [0, 0] }
    return bytes + names
  }

  private static func bigEndian(_ value: Int, width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// New York as it was from 2005 on: the footer is the rule of 2007, whose first change is listed.
  static let newYork = TZifBytes(
    transitions: [
      (1_112_511_600, 1), (1_130_652_000, 0), (1_143_961_200, 1), (1_162_101_600, 0),
      (1_173_596_400, 1),
    ],
    types: [-18_000, -14_400], footer: "EST5EDT,M3.2.0,M11.1.0")

  /// Tokyo: local mean time until 1887, no summer time since 1951.
  static let tokyo = TZifBytes(
    transitions: [
      (-2_587_712_400, 1), (-683_802_000, 2), (-672_310_800, 1), (-654_771_600, 2),
      (-640_864_800, 1), (-620_298_000, 2), (-609_415_200, 1), (-588_848_400, 2),
      (-577_965_600, 1),
    ],
    types: [33_539, 32_400, 36_000], footer: "JST-9")
}
