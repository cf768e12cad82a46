/// GIF89a, section 18: the logical screen.
enum GIFHeader {
  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.hasASCII("GIF87a", at: 0) || bytes.hasASCII("GIF89a", at: 0),
      let width = bytes.littleEndian(at: 6, count: 2),
      let height = bytes.littleEndian(at: 8, count: 2)
    else { return nil }
    return ImageSize(width: width, height: height)
  }
}
