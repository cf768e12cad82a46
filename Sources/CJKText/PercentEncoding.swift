/// Percent-encoding of URLs (RFC 3986 section 2) over UTF-8.
public enum PercentEncoding {
  /// A path as it stands in `href`, canonical links, feeds and sitemaps.
  ///
  /// Kept are `/`, the unreserved characters, what RFC 3986 allows in a path segment except `'`,
  /// and each `%` that already starts an escape, so that encoding twice changes nothing.
  ///
  /// - Parameter path: a path with or without escapes; `?` and `#` are taken as parts of names.
  /// - Returns: ASCII.
  public static func path(_ path: String) -> String {
    encode(path, keeping: "/!$&()*+,;=:@", keepsEscapes: true)
  }

  /// A whole address, of which only what may stand nowhere in one is encoded.
  ///
  /// Reserved characters and escapes stay, so that encoding twice changes nothing.
  public static func address(_ address: String) -> String {
    encode(address, keeping: "/?#[]!$&'()*+,;=:@", keepsEscapes: true)
  }

  /// A single value, such as one part of a path or of a query: only the unreserved characters
  /// are kept, and `%` is always encoded.
  public static func component(_ text: String) -> String {
    encode(text, keeping: "", keepsEscapes: false)
  }

  private static func encode(
    _ text: String, keeping extra: StaticString, keepsEscapes: Bool
  ) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      var output: [UInt8] = []
      output.reserveCapacity(utf8.count * 3)
      for (index, byte) in utf8.enumerated() {
        if isUnreserved(byte) || contains(extra, byte)
          || (keepsEscapes && startsEscape(at: index, of: utf8))
        {
          output.append(byte)
        } else {
          output += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 0xF)]
        }
      }
      return String(decoding: output, as: UTF8.self)
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func contains(_ bytes: StaticString, _ byte: UInt8) -> Bool {
    (0..<bytes.utf8CodeUnitCount).contains { bytes.utf8Start[$0] == byte }
  }

  private static func startsEscape(at index: Int, of utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8[index] == UInt8(ascii: "%") && index + 2 < utf8.count
      && isHexDigit(utf8[index + 1]) && isHexDigit(utf8[index + 2])
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
