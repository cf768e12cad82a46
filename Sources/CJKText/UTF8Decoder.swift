/// Decodes single characters of UTF-8 that may be invalid.
public enum UTF8Decoder {
  /// The scalar of two to four bytes at an index, with their number; nil when no well-formed
  /// one starts there.
  public static func scalar(
    in utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    let lead = utf8[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, index + length <= utf8.count else { return nil }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = utf8[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard scalar >= least, Unicode.Scalar(scalar) != nil else { return nil }
    return (scalar, length)
  }

  /// The character at an index, of any length; U+FFFD for a byte that belongs to none.
  @inline(__always)
  public static func character(
    in utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let byte = utf8[index]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    guard let (value, length) = scalar(in: utf8, at: index), let scalar = Unicode.Scalar(value)
    else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  /// The character that ends before an index above 0; U+FFFD for a byte that belongs to none.
  @inline(__always)
  public static func character(
    in utf8: UnsafeBufferPointer<UInt8>, before index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    var start = index - 1
    while start > 0, start > index - 4, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    let (scalar, length) = character(in: utf8, at: start)
    return start + length == index ? (scalar, length) : ("\u{FFFD}", 1)
  }
}
