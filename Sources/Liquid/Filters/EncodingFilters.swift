extension StandardFilters {
  /// Filters for URLs and Base64.
  static let encoding: [String: Filter] = [
    "url_encode": Filter { (input, _, _, context) in
      if input.isNull { return .null }
      // What markup shows as `&` is encoded, not the reference.
      let isMarkup = input.isHTML && context.environment.escapes
      return .text(urlEncoded(isMarkup ? HTMLReferences.resolve(input.utf8) : input.utf8))
    },
    "url_decode": Filter { (input, _, _, _) throws(FilterError) in
      input.isNull ? .null : .text(try urlDecoded(input.utf8))
    },
    "base64_encode": Filter { (input, _, _, _) in .text(base64(input.utf8, isURLSafe: false)) },
    "base64_url_safe_encode": Filter { (input, _, _, _) in
      .text(base64(input.utf8, isURLSafe: true))
    },
    "base64_decode": Filter { (input, _, _, _) throws(FilterError) in
      .text(try fromBase64(input.utf8, "base64_decode", isURLSafe: false))
    },
    "base64_url_safe_decode": Filter { (input, _, _, _) throws(FilterError) in
      .text(try fromBase64(input.utf8, "base64_url_safe_decode", isURLSafe: true))
    },
  ]

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  /// The form encoding of Ruby's `CGI.escape`: blanks become `+`.
  private static func urlEncoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      let isPlain =
        (byte < 0x80 && (byte.startsName || byte.isDigit))
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
      if isPlain {
        result.append(byte)
      } else if byte == 0x20 {
        result.append(UInt8(ascii: "+"))
      } else {
        result += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func urlDecoded(_ bytes: [UInt8]) throws(FilterError) -> String {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index] == UInt8(ascii: "+") ? 0x20 : bytes[index])
        index += 1
      }
    }
    guard let text = String(validating: result, as: UTF8.self) else {
      throw FilterError("the filter 'url_decode' found bytes that are not UTF-8")
    }
    return text
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static func alphabet(isURLSafe: Bool) -> [UInt8] {
    let start = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return Array((start + (isURLSafe ? "-_" : "+/")).utf8)
  }

  private static func base64(_ bytes: [UInt8], isURLSafe: Bool) -> String {
    let alphabet = alphabet(isURLSafe: isURLSafe)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - group.count)
      for place in 0..<4 {
        let isPadding = place > group.count
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func fromBase64(
    _ bytes: [UInt8], _ name: String, isURLSafe: Bool
  ) throws(FilterError) -> String {
    let alphabet = alphabet(isURLSafe: isURLSafe)
    var digits = bytes[...]
    if isURLSafe || digits.count % 4 == 0 {
      for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
    }
    var result: [UInt8] = []
    var (bits, count) = (0, 0)
    let isWhole = isURLSafe || bytes.count % 4 == 0
    for byte in digits {
      guard isWhole, digits.count % 4 != 1, let digit = alphabet.firstIndex(of: byte) else {
        throw FilterError("the filter '\(name)' found something that is not Base64")
      }
      bits = (bits << 6 | digit) & 0xFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> count))
    }
    guard let text = String(validating: result, as: UTF8.self) else {
      throw FilterError("the filter '\(name)' found bytes that are not UTF-8")
    }
    return text
  }
}
