/// Characters written by number: `&#8203;`, `&#x200B;`.
enum NumericEntities {
  /// The code points of all of them in a text.
  static func values(in text: UnsafeBufferPointer<UInt8>) -> Set<UInt32> {
    var values: Set<UInt32> = []
    var index = text.firstIndex(from: 0, of: UInt8(ascii: "&"))
    while index + 1 < text.count {
      if text[index + 1] == UInt8(ascii: "#") { values.insert(value(in: text, at: index + 2)) }
      index = text.firstIndex(from: index + 1, of: UInt8(ascii: "&"))
    }
    return values
  }

  /// The number at an index, as far as it is one.
  private static func value(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32 {
    var index = start
    let isHex = index < text.count && text[index] | 0x20 == UInt8(ascii: "x")
    if isHex { index += 1 }
    var value: UInt32 = 0
    while index < text.count, let digit = digit(text[index], isHex: isHex), value < 0x110000 {
      value = value * (isHex ? 16 : 10) + digit
      index += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if byte &- UInt8(ascii: "0") < 10 { return UInt32(byte - UInt8(ascii: "0")) }
    let lower = byte | 0x20
    guard isHex, lower &- UInt8(ascii: "a") < 6 else { return nil }
    return UInt32(lower - UInt8(ascii: "a")) + 10
  }
}
