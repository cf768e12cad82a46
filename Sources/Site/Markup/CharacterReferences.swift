/// Undoes the character references in an attribute's value.
enum CharacterReferences {
  private static let named: [(String, UInt8)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27),
  ]

  /// The text that a value stands for: the five names that every markup writer uses, and numbers.
  static func decode(_ value: UnsafeBufferPointer<UInt8>) -> String {
    let ampersand = UInt8(ascii: "&")
    var next = value.firstIndex(of: ampersand, from: 0)
    if next == value.count { return String(decoding: value, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.count)
    var copied = 0
    while next < value.count {
      bytes += value[copied..<next]
      copied = next
      if let (text, end) = reference(in: value, at: next) {
        bytes += text.utf8
        copied = end
      } else {
        bytes.append(ampersand)
        copied += 1
      }
      next = value.firstIndex(of: ampersand, from: copied)
    }
    bytes += value[copied...]
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func reference(
    in value: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (text: String, end: Int)? {
    // The longest are of seven digits: `&#1114111;`.
    guard
      let end = value[(start + 1)...].prefix(10).firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let name = String(decoding: value[(start + 1)..<end], as: UTF8.self)
    if let (_, byte) = named.first(where: { $0.0 == name }) {
      return (String(UnicodeScalar(byte)), end + 1)
    }
    guard name.utf8.first == UInt8(ascii: "#") else { return nil }
    let digits = name.utf8.dropFirst()
    let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let number = String(Substring(isHexadecimal ? digits.dropFirst() : digits))
    return UInt32(number, radix: isHexadecimal ? 16 : 10).flatMap { Unicode.Scalar($0) }
      .map { (String($0), end + 1) }
  }
}
