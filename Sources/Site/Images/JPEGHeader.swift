/// JPEG (ITU-T T.81, annex B): segments up to the first frame header, and Exif's orientation before it.
enum JPEGHeader {
  static func size(_ bytes: inout ImageBytes) -> ImageSize? {
    guard bytes.bytes(at: 0, count: 2) == [0xFF, 0xD8] else { return nil }
    var offset = 2
    var isTurned = false
    while let marker = marker(&bytes, &offset) {
      if isFrame(marker) {
        guard let height = bytes.bigEndian(at: offset + 3, count: 2),
          let width = bytes.bigEndian(at: offset + 5, count: 2)
        else { return nil }
        let size = ImageSize(width: width, height: height)
        return isTurned ? size?.turned : size
      }
      guard let length = bytes.bigEndian(at: offset, count: 2), length >= 2 else { return nil }
      if marker == 0xE1, let orientation = orientation(&bytes, at: offset + 2) {
        // Five to eight lie on their side (Exif 2.32, tag 274).
        isTurned = (5...8).contains(orientation)
      }
      offset += length
    }
    return nil
  }

  /// The next marker with a segment behind it, and the offset of that; bytes FF may fill the gap.
  private static func marker(_ bytes: inout ImageBytes, _ offset: inout Int) -> Int? {
    for _ in 0..<64 {
      guard let found = bytes.bytes(at: offset, count: 2), found.first == 0xFF,
        let marker = found.last
      else { return nil }
      if marker == 0xFF {
        offset += 1
        continue
      }
      offset += 2
      switch marker {
      // Markers without a segment; the scan and the end come behind every frame header.
      case 0x01, 0xD0...0xD7: continue
      case 0x00, 0xD8, 0xD9, 0xDA: return nil
      default: return Int(marker)
      }
    }
    return nil
  }

  /// SOF0 to SOF15 but for DHT, JPG and DAC, which stand among them.
  private static func isFrame(_ marker: Int) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  private static func orientation(_ bytes: inout ImageBytes, at start: Int) -> Int? {
    guard bytes.hasASCII("Exif", at: start) else { return nil }
    let base = start + 6
    let isLittle = bytes.hasASCII("II", at: base)
    guard isLittle || bytes.hasASCII("MM", at: base) else { return nil }
    func number(_ bytes: inout ImageBytes, _ offset: Int, _ count: Int) -> Int? {
      isLittle
        ? bytes.littleEndian(at: base + offset, count: count)
        : bytes.bigEndian(at: base + offset, count: count)
    }
    guard let directory = number(&bytes, 4, 4), let count = number(&bytes, directory, 2) else {
      return nil
    }
    for entry in 0..<min(count, 128) {
      let place = directory + 2 + entry * 12
      guard let tag = number(&bytes, place, 2) else { return nil }
      if tag == 0x0112 { return number(&bytes, place + 8, 2) }
    }
    return nil
  }
}
