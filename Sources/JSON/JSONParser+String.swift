extension JSONParser {
  /// The string at the index, which stands on its opening quote.
  mutating func parseString() throws(JSONError) -> String {
    index += 1
    let start = index
    skipPlain()
    if peek == UInt8(ascii: "\"") {
      index += 1
      return try text(of: UnsafeBufferPointer(rebasing: bytes[start..<index - 1]), from: start)
    }
    var unescaped = Array(bytes[start..<index])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return try unescaped.withUnsafeBufferPointer { buffer throws(JSONError) in
          try text(of: buffer, from: start)
        }
      case UInt8(ascii: "\\"):
        try parseEscape(into: &unescaped)
      default:
        guard byte >= 0x20 else {
          throw JSONError("control character in a string, write it as an escape", at: index)
        }
      }
      let plain = index
      skipPlain()
      unescaped.append(contentsOf: bytes[plain..<index])
    }
    throw JSONError("the text ends inside a string", at: index)
  }

  private mutating func skipPlain() {
    while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      index += 1
    }
  }

  private func text(
    of utf8: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(JSONError) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw JSONError("invalid UTF-8 in the string that starts here", at: start)
    }
    return text
  }

  private mutating func parseEscape(into unescaped: inout [UInt8]) throws(JSONError) {
    index += 1
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(bytes[index])
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): return try parseUnicodeEscape(into: &unescaped)
    default: throw unexpected("an escape such as \\n or \\u3042")
    }
    index += 1
  }

  /// `\u3042`, or the two halves of a surrogate pair; the index stands on the `u`.
  private mutating func parseUnicodeEscape(into unescaped: inout [UInt8]) throws(JSONError) {
    let start = index - 1
    index += 1
    var value = try parseFourHexDigits()
    if value & 0xFC00 == 0xD800, peek == UInt8(ascii: "\\"), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      let low = try parseFourHexDigits()
      guard low & 0xFC00 == 0xDC00 else { throw Self.unpairedSurrogate(at: start) }
      value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(value) else { throw Self.unpairedSurrogate(at: start) }
    unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private static func unpairedSurrogate(at offset: Int) -> JSONError {
    JSONError("half of a surrogate pair", at: offset)
  }

  private mutating func parseFourHexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
