/// Appending to HTML, with libcmark 0.30's own escapes so that output is equal to the byte.
extension [UInt8] {
  mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends text with `& < > "` as entities.
  mutating func append(escapingHTML text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for index in 0..<text.count {
      let entity: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      default: continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
      append(entity)
      clean = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[clean...]))
  }

  /// Appends an address with `&` and `'` as entities and all that URLs do not carry as `%XX`;
  /// what is percent-encoded already stays.
  mutating func append(escapingURL url: UnsafeBufferPointer<UInt8>) {
    for byte in url {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      case _ where Self.isURLByte(byte): append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 15))
      }
    }
  }

  /// The bytes of RFC 3986's unreserved and reserved characters, and `%`, but for `[` and `]`.
  private static func isURLByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "*")...UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "%"),
      UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x41 + value - 10
  }
}
