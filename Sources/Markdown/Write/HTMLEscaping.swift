/// Appending to HTML, with libcmark 0.30's own escapes so that output is equal to the byte.
extension [UInt8] {
  @inline(__always)
  mutating func append(_ literal: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends text with `& < > "` as entities, and all between them in one copy each.
  @inline(__always)
  mutating func append(escapingHTML text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    while true {
      // `"` and `&` differ in one bit, `<` and `>` in another.
      let end = text.firstIndex(from: clean, of: (0x22, 0xFB), or: (0x3C, 0xFD))
      append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<end]))
      guard end < text.count else { return }
      append(Self.entity(for: text[end]))
      clean = end + 1
    }
  }

  /// Appends an address with `&` and `'` as entities and all that URLs do not carry as `%XX`;
  /// what is percent-encoded already stays.
  mutating func append(escapingURL url: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for index in 0..<url.count where !Self.isURLByte(url[index]) {
      append(contentsOf: UnsafeBufferPointer(rebasing: url[clean..<index]))
      append(encodingInURL: url[index])
      clean = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: url[clean...]))
  }

  private mutating func append(encodingInURL byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "'"): append("&#x27;")
    default:
      append(UInt8(ascii: "%"))
      append(Self.hexDigit(byte >> 4))
      append(Self.hexDigit(byte & 15))
    }
  }

  private static func entity(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: "&quot;"
    }
  }

  /// The bytes of RFC 3986's unreserved and reserved characters, and `%`; not `&`, `'`, `[`, `]`.
  private static func isURLByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "*")...UInt8(ascii: "/"), UInt8(ascii: "#")...UInt8(ascii: "%"),
      UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
