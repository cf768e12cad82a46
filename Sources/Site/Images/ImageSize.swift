/// How large an image is shown unless a page says otherwise, in CSS pixels.
struct ImageSize: Sendable, Hashable {
  let width: Int
  let height: Int

  /// Nil for what no image is: nothing wide or high, or more than a million pixels so.
  init?(width: Int, height: Int) {
    guard (1...1_000_000).contains(width), (1...1_000_000).contains(height) else { return nil }
    self.width = width
    self.height = height
  }

  /// The size of the image turned by a quarter.
  var turned: ImageSize? { ImageSize(width: height, height: width) }

  /// Reads the size from an image's own header, whatever its file is called; nil for what is none of
  /// PNG, JPEG, GIF, WebP, AVIF and SVG, or is broken.
  init?(_ bytes: inout ImageBytes) {
    let readers = [
      PNGHeader.size, JPEGHeader.size, GIFHeader.size, WebPHeader.size, AVIFHeader.size,
      SVGHeader.size,
    ]
    for read in readers {
      if let size = read(&bytes) {
        self = size
        return
      }
    }
    return nil
  }
}
