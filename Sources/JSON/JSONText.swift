/// JSON text written piece by piece, for outputs that are never a `JSONValue`.
public enum JSONText {
  /// Appends a string with its quotes, escaping what RFC 8259 section 7 demands and nothing else.
  ///
  /// - Parameters:
  ///   - text: the string.
  ///   - output: where the bytes go.
  ///   - htmlSafe: also escapes `<`, `>`, `&`, U+2028 and U+2029, so that the text may stand
  ///     inside a `<script>` element.
  public static func appendString(_ text: String, to output: inout [UInt8], htmlSafe: Bool = false)
  {
    var text = text
    text.withUTF8 { appendString($0, to: &output, htmlSafe: htmlSafe) }
  }

  /// Appends a string given as valid UTF-8, as the other form does.
  ///
  /// - Parameters:
  ///   - utf8: the bytes of the string.
  ///   - output: where the bytes go.
  ///   - htmlSafe: also escapes `<`, `>`, `&`, U+2028 and U+2029.
  public static func appendString(
    _ utf8: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], htmlSafe: Bool = false
  ) {
    output.append(UInt8(ascii: "\""))
    var plain = 0
    var index = 0
    while index < utf8.count {
      let length = escapedLength(at: index, of: utf8, htmlSafe: htmlSafe)
      guard length > 0 else {
        index += 1
        continue
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain..<index]))
      let isSeparator = length == 3
      let low = UInt16(utf8[isSeparator ? index + 2 : index])
      appendEscape(isSeparator ? 0x2000 | low & 0x3F : low, to: &output)
      index += length
      plain = index
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain...]))
    output.append(UInt8(ascii: "\""))
  }

  /// How many bytes at the index must be escaped as one character: 0, 1, or 3 for U+2028 and U+2029.
  private static func escapedLength(
    at index: Int, of utf8: UnsafeBufferPointer<UInt8>, htmlSafe: Bool
  ) -> Int {
    switch utf8[index] {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return 1
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): return htmlSafe ? 1 : 0
    case 0xE2:
      guard htmlSafe, index + 2 < utf8.count, utf8[index + 1] == 0x80 else { return 0 }
      return utf8[index + 2] & 0xFE == 0xA8 ? 3 : 0
    default: return 0
    }
  }

  private static func appendEscape(_ unit: UInt16, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch unit {
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case 0x22, 0x5C: output.append(UInt8(truncatingIfNeeded: unit))
    default:
      output.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
        output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }
}
