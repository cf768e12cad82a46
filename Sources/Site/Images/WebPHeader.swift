/// WebP in its three forms (RFC 9649): lossy `VP8 ` (RFC 6386, section 9.1), lossless `VP8L` and
/// extended `VP8X`.
enum WebPHeader {
  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.hasASCII("RIFF", at: 0), bytes.hasASCII("WEBP", at: 8) else { return nil }
    if bytes.hasASCII("VP8X", at: 12) { return extended(&bytes) }
    if bytes.hasASCII("VP8L", at: 12) { return lossless(&bytes) }
    if bytes.hasASCII("VP8 ", at: 12) { return lossy(&bytes) }
    return nil
  }

  private static func extended(_ bytes: inout ImageBytes) -> ImageSize? {
    guard let width = bytes.littleEndian(at: 24, count: 3),
      let height = bytes.littleEndian(at: 27, count: 3)
    else { return nil }
    return ImageSize(width: width + 1, height: height + 1)
  }

  private static func lossless(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.littleEndian(at: 20, count: 1) == 0x2F,
      let bits = bytes.littleEndian(at: 21, count: 4)
    else { return nil }
    return ImageSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
  }

  /// The upper two bits of each number are for scaling, which no browser does.
  private static func lossy(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.bytes(at: 23, count: 3) == [0x9D, 0x01, 0x2A],
      let width = bytes.littleEndian(at: 26, count: 2),
      let height = bytes.littleEndian(at: 28, count: 2)
    else { return nil }
    return ImageSize(width: width & 0x3FFF, height: height & 0x3FFF)
  }
}
