/// A 64-bit hash that tells one content from another, the same in every process and on every machine.
///
/// Not meant against somebody who looks for two contents with one hash: whoever can write the
/// site's files can write its pages.
struct Fingerprint: Sendable, Hashable {
  private(set) var value: UInt64

  /// The fingerprint of nothing yet.
  init() {
    value = 0x2D35_8DCC_AA6C_78A5
  }

  /// One that was kept.
  init(value: UInt64) {
    self.value = value
  }

  /// The fingerprint of bytes.
  init(_ bytes: [UInt8]) {
    value = bytes.withUnsafeBytes { XXHash64.hash($0) }
  }

  /// Takes a number in; the order of what is taken in counts.
  @inline(__always)
  mutating func add(_ number: UInt64) {
    // A multiplication of 64 by 64 bits, its halves folded (wyhash, Wang Yi).
    let product = (value ^ number ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: 0xA076_1D64_78BD_642F &+ number << 1)
    value = product.high ^ product.low ^ (value &+ number).rotated(by: 29)
  }

  /// Takes a whole number in.
  @inline(__always)
  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Takes another fingerprint in.
  @inline(__always)
  mutating func add(_ other: Fingerprint) { add(other.value) }

  /// Takes a truth value in.
  mutating func add(_ flag: Bool) { add(flag ? 1 : 0 as UInt64) }

  /// Takes a text in, its bytes and its length.
  mutating func add(_ text: String) {
    var text = text
    add(text.withUTF8 { XXHash64.hash(UnsafeRawBufferPointer($0)) })
  }

  /// Takes bytes in.
  mutating func add(_ bytes: [UInt8]) { add(Fingerprint(bytes)) }
}

extension UInt64 {
  @inline(__always)
  fileprivate func rotated(by bits: UInt64) -> UInt64 { self &<< bits | self &>> (64 &- bits) }
}

/// XXH64 of the xxHash specification, version 0.1.1 (Collet).
///
/// Four sums over 32 bytes a turn: some ten gigabytes a second, so that hashing what is read costs
/// less than reading it.
enum XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The hash of bytes with seed 0.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var index = 0
    var sum = bytes.count >= 32 ? stripes(of: bytes, &index) : prime5
    sum &+= UInt64(bytes.count)
    while index &+ 8 <= bytes.count {
      sum = (sum ^ round(0, word(bytes, index))).rotated(by: 27) &* prime1 &+ prime4
      index &+= 8
    }
    if index &+ 4 <= bytes.count {
      let half = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      sum = (sum ^ UInt64(half) &* prime1).rotated(by: 23) &* prime2 &+ prime3
      index &+= 4
    }
    while index < bytes.count {
      sum = (sum ^ UInt64(bytes[index]) &* prime5).rotated(by: 11) &* prime1
      index &+= 1
    }
    sum = (sum ^ sum >> 33) &* prime2
    sum = (sum ^ sum >> 29) &* prime3
    return sum ^ sum >> 32
  }

  /// The four sums of all whole stripes, merged.
  private static func stripes(of bytes: UnsafeRawBufferPointer, _ index: inout Int) -> UInt64 {
    var first = prime1 &+ prime2
    var second = prime2
    var third: UInt64 = 0
    var fourth = 0 &- prime1
    while index &+ 32 <= bytes.count {
      first = round(first, word(bytes, index))
      second = round(second, word(bytes, index &+ 8))
      third = round(third, word(bytes, index &+ 16))
      fourth = round(fourth, word(bytes, index &+ 24))
      index &+= 32
    }
    var sum =
      first.rotated(by: 1) &+ second.rotated(by: 7) &+ third.rotated(by: 12)
      &+ fourth.rotated(by: 18)
    for part in [first, second, third, fourth] {
      sum = (sum ^ round(0, part)) &* prime1 &+ prime4
    }
    return sum
  }

  @inline(__always)
  private static func round(_ sum: UInt64, _ input: UInt64) -> UInt64 {
    (sum &+ input &* prime2).rotated(by: 31) &* prime1
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
