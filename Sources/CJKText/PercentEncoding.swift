/// Percent-encoding of URLs (RFC 3986 section 2) over UTF-8.
public enum PercentEncoding {
  /// A path as it stands in `href`, canonical links, feeds and sitemaps.
  ///
  /// Kept are `/`, the unreserved characters, what RFC 3986 allows in a path segment except `'`,
  /// and each `%` that already starts an escape, so that encoding twice changes nothing.
  ///
  /// - Parameter path: a path with or without escapes; `?` and `#` are taken as parts of names.
  /// - Returns: ASCII.
  public static func path(_ path: String) -> String { encode(path, .path, keepsEscapes: true) }

  /// A whole address, of which only what may stand nowhere in one is encoded.
  ///
  /// Reserved characters and escapes stay, so that encoding twice changes nothing.
  public static func address(_ address: String) -> String {
    encode(address, .address, keepsEscapes: true)
  }

  /// A single value, such as one part of a path or of a query: only the unreserved characters
  /// are kept, and `%` is always encoded.
  public static func component(_ text: String) -> String {
    encode(text, .unreserved, keepsEscapes: false)
  }

  /// A set of ASCII characters, one bit each: those below 64, and the others.
  ///
  /// The sets are written as numbers, so that they are constants and not made when first used.
  private struct ASCIISet {
    let low: UInt64
    let high: UInt64

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
      byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
    }

    /// Letters, digits and `-._~`.
    static let unreserved = ASCIISet(low: 0x03FF_6000_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
    /// The unreserved characters and `/!$&()*+,;=:@`.
    static let path = ASCIISet(low: 0x2FFF_FF52_0000_0000, high: 0x47FF_FFFE_87FF_FFFF)
    /// The unreserved characters and `/?#[]!$&'()*+,;=:@`.
    static let address = ASCIISet(low: 0xAFFF_FFDA_0000_0000, high: 0x47FF_FFFE_AFFF_FFFF)
  }

  private static func encode(_ text: String, _ kept: ASCIISet, keepsEscapes: Bool) -> String {
    var text = text
    // Most paths are encoded already or need no encoding: they are given back without a copy.
    let encoded: String? = text.withUTF8 { utf8 in
      guard
        let first = utf8.indices.first(where: { index in
          !kept.contains(utf8[index]) && !(keepsEscapes && startsEscape(at: index, of: utf8))
        })
      else { return nil }
      var output: [UInt8] = []
      output.reserveCapacity(first + (utf8.count - first) * 3)
      output += utf8[..<first]
      for index in first..<utf8.count {
        let byte = utf8[index]
        if kept.contains(byte) || (keepsEscapes && startsEscape(at: index, of: utf8)) {
          output.append(byte)
        } else {
          output.append(UInt8(ascii: "%"))
          output.append(hexDigit(byte >> 4))
          output.append(hexDigit(byte & 0xF))
        }
      }
      return String(decoding: output, as: UTF8.self)
    }
    return encoded ?? text
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
