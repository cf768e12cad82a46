/// AVIF and HEIF (ISO/IEC 23008-12): the boxes `meta`, `iprp` and `ipco` hold an `ispe` for each item.
///
/// The largest is the image itself; the others are its tiles and thumbnails. A quarter turn, `irot`,
/// is the image's wherever there is one.
enum AVIFHeader {
  /// A box: where what is in it begins, and where it ends.
  private struct Box {
    let type: Int
    let start: Int
    let end: Int
  }

  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.hasASCII("ftyp", at: 4),
      ["avif", "avis", "mif1", "heic"].contains(where: { bytes.hasASCII($0, at: 8) }),
      let meta = box("meta", in: 0..<(1 << 30), &bytes),
      let properties = box("iprp", in: meta.start + 4..<meta.end, &bytes),
      let container = box("ipco", in: properties.start..<properties.end, &bytes)
    else { return nil }
    var largest: ImageSize?
    var isTurned = false
    walk(container.start..<container.end, &bytes) { box, bytes in
      if box.type == code("irot"), let angle = bytes.bigEndian(at: box.start, count: 1) {
        isTurned = angle & 1 == 1
      }
      guard box.type == code("ispe"), let width = bytes.bigEndian(at: box.start + 4, count: 4),
        let height = bytes.bigEndian(at: box.start + 8, count: 4),
        let size = ImageSize(width: width, height: height)
      else { return true }
      if largest.map({ $0.width * $0.height < width * height }) ?? true { largest = size }
      return true
    }
    return isTurned ? largest?.turned : largest
  }

  private static func box(
    _ type: StaticString, in range: Range<Int>, _ bytes: inout ImageBytes
  ) -> Box? {
    var found: Box?
    walk(range, &bytes) { box, _ in
      if box.type == code(type) { found = box }
      return found == nil
    }
    return found
  }

  /// Goes through the boxes of a range until one is enough, or 256 of them.
  private static func walk(
    _ range: Range<Int>, _ bytes: inout ImageBytes, _ visit: (Box, inout ImageBytes) -> Bool
  ) {
    var offset = range.lowerBound
    for _ in 0..<256 {
      guard offset + 8 <= range.upperBound, let length = bytes.bigEndian(at: offset, count: 4),
        let type = bytes.bigEndian(at: offset + 4, count: 4), length >= 8
      else { return }
      let box = Box(type: type, start: offset + 8, end: min(offset + length, range.upperBound))
      guard visit(box, &bytes) else { return }
      offset += length
    }
  }

  private static func code(_ type: StaticString) -> Int {
    type.withUTF8Buffer { $0.reduce(0) { $0 << 8 | Int($1) } }
  }
}
