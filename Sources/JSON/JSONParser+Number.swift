extension JSONParser {
  mutating func parseNumber() throws(JSONError) -> JSONValue {
    let start = index
    var isWhole = true
    if peek == UInt8(ascii: "-") { index += 1 }
    if peek == UInt8(ascii: "0") { index += 1 } else { try skipDigits() }
    if peek == UInt8(ascii: ".") {
      isWhole = false
      index += 1
      try skipDigits()
    }
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      try skipDigits()
    }
    let digits = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let value = Int(digits) { return .int(value) }
    guard let value = Double(digits), value.isFinite else {
      throw JSONError("number out of range", at: start)
    }
    return .double(value)
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = index
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
    guard index > start else { throw unexpected("a digit") }
  }
}
