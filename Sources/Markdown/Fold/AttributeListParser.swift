/// Reads `{#id .class key="value"}`, with or without a colon behind the brace.
struct AttributeListParser {
  private let bytes: [UInt8]
  private var index: Int
  private var attributes = Attributes()

  /// Nil where no list begins.
  init?(_ bytes: [UInt8], at start: Int, needsColon: Bool) {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    self.bytes = bytes
    index = start + 1
    let hasColon = index < bytes.count && bytes[index] == UInt8(ascii: ":")
    if hasColon { index += 1 }
    if needsColon, !hasColon { return nil }
  }

  /// The attributes, and the index behind the list; nil for what is none.
  consuming func parse() -> (Attributes, end: Int)? {
    var isEmpty = true
    while true {
      skipBlanks()
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: "}") { return isEmpty ? nil : (attributes, index + 1) }
      guard parsePart() else { return nil }
      isEmpty = false
    }
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index].isBlank { index += 1 }
  }

  private mutating func parsePart() -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "#"):
      index += 1
      guard let name = word(until: { $0 <= 0x20 || "}.".utf8.contains($0) }) else { return false }
      attributes.id = name
    case UInt8(ascii: "."):
      index += 1
      guard let name = word(until: { $0 <= 0x20 || "}.#=\"'".utf8.contains($0) }) else {
        return false
      }
      if !attributes.classes.contains(name) { attributes.classes.append(name) }
    default: return parsePair()
    }
    return true
  }

  private mutating func parsePair() -> Bool {
    guard bytes[index].isLetter,
      let name = word(until: {
        !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_")
          && $0 != UInt8(ascii: ":")
      }), index < bytes.count, bytes[index] == UInt8(ascii: "=")
    else { return false }
    index += 1
    guard let value = value() else { return false }
    let key = name.lowercased()
    switch key {
    case "id": attributes.id = value
    case "class": attributes.classes += value.split(separator: " ").map(String.init)
    default: attributes.merge(Attributes(pairs: [Attributes.Pair(name: key, value: value)]))
    }
    return true
  }

  private mutating func value() -> String? {
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return word(until: { $0 <= 0x20 || "}\"'=<>`".utf8.contains($0) })
    }
    guard let end = bytes[(index + 1)...].firstIndex(of: quote) else { return nil }
    defer { index = end + 1 }
    return String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
  }

  /// The characters up to a byte, at least one.
  private mutating func word(until ends: (UInt8) -> Bool) -> String? {
    let end = bytes[index...].firstIndex(where: ends) ?? bytes.count
    guard end > index else { return nil }
    defer { index = end }
    return String(decoding: bytes[index..<end], as: UTF8.self)
  }
}
