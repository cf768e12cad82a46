/// PNG, third edition, section 11.2.1: the chunk `IHDR` comes first.
enum PNGHeader {
  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.bytes(at: 0, count: 4) == [0x89, 0x50, 0x4E, 0x47],
      bytes.hasASCII("IHDR", at: 12), let width = bytes.bigEndian(at: 16, count: 4),
      let height = bytes.bigEndian(at: 20, count: 4)
    else { return nil }
    return ImageSize(width: width, height: height)
  }
}
