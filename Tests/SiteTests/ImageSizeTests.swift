import Testing

@testable import Site

/// Sizes of images from the headers of their files, which may be anything.
@Suite struct ImageSizeTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let size: (Int, Int)?
    var testDescription: String { name }
  }

  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(number >> ($0 * 8) & 0xFF) }
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    big(number, count).reversed()
  }

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13, 4) + ascii("IHDR")
      + big(width, 4) + big(height, 4) + [8, 6, 0, 0, 0]
  }

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(content.count + 2, 2) + content
  }

  private static func frame(_ marker: UInt8, _ width: Int, _ height: Int) -> [UInt8] {
    segment(marker, [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0])
  }

  private static func exif(_ orientation: Int, isLittle: Bool) -> [UInt8] {
    let number = isLittle ? little : big
    let tiff =
      ascii(isLittle ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2)
      + number(0x010F, 2) + number(2, 2) + number(1, 4) + number(0, 4)
      + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    return segment(0xE1, ascii("Exif") + [0, 0] + tiff)
  }

  private static func riff(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    ascii("RIFF") + little(content.count + 12, 4) + ascii("WEBP" + kind) + little(content.count, 4)
      + content
  }

  private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8, 4) + ascii(type) + content
  }

  private static func avif(_ properties: [UInt8]) -> [UInt8] {
    box("ftyp", ascii("avif") + [0, 0, 0, 0])
      + box("meta", [0, 0, 0, 0] + box("iprp", box("ipco", properties)))
  }

  private static func ispe(_ width: Int, _ height: Int) -> [UInt8] {
    box("ispe", [0, 0, 0, 0] + big(width, 4) + big(height, 4))
  }

  private static let start: [UInt8] = [0xFF, 0xD8]

  static let rows =
    [
      Row(name: "PNG", bytes: png(640, 480), size: (640, 480)),
      Row(name: "PNG without width", bytes: png(0, 480), size: nil),
      Row(name: "PNG of absurd size", bytes: png(0xFFFF_FFFF, 1), size: nil),
      Row(name: "GIF", bytes: ascii("GIF89a") + little(300, 2) + little(7, 2), size: (300, 7)),
      Row(
        name: "JPEG with large segments before the frame",
        bytes: start + segment(0xE0, ascii("JFIF"))
          + segment(0xE2, .init(repeating: 1, count: 60_000))
          + [0xFF, 0xFF] + frame(0xC0, 4000, 3000), size: (4000, 3000)),
      Row(
        name: "JPEG on its side", bytes: start + exif(6, isLittle: true) + frame(0xC2, 4000, 3000),
        size: (3000, 4000)),
      Row(
        name: "JPEG upside down", bytes: start + exif(3, isLittle: false) + frame(0xC2, 4000, 3000),
        size: (4000, 3000)),
      Row(
        name: "JPEG on its side, other byte order",
        bytes: start + exif(8, isLittle: false) + frame(0xC0, 40, 30), size: (30, 40)),
      Row(
        name: "JPEG whose tables come first",
        bytes: start + segment(0xC4, [0, 1, 2, 3, 4, 5, 6, 7])
          + frame(0xC1, 5, 6), size: (5, 6)),
      Row(name: "JPEG that ends", bytes: start + segment(0xE0, ascii("JFIF")), size: nil),
      Row(name: "JPEG with an empty segment", bytes: start + [0xFF, 0xE0, 0, 0, 0, 0], size: nil),
      Row(
        name: "JPEG of ten thousand segments",
        bytes: start
          + (0..<10_000).flatMap { _ in segment(0xE0, .init(repeating: 0, count: 4_094)) }
          + frame(0xC0, 1, 1), size: nil),
      Row(
        name: "WebP, lossy",
        bytes: riff("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A] + little(0x4000 | 320, 2) + little(200, 2)),
        size: (320, 200)),
      Row(
        name: "WebP, lossless", bytes: riff("VP8L", [0x2F] + little(319 | 199 << 14, 4) + [0]),
        size: (320, 200)),
      Row(
        name: "WebP, extended",
        bytes: riff("VP8X", [0, 0, 0, 0] + little(319, 3) + little(199, 3)),
        size: (320, 200)),
      Row(name: "AVIF", bytes: avif(ispe(64, 64) + ispe(640, 480)), size: (640, 480)),
      Row(name: "AVIF, turned", bytes: avif(ispe(640, 480) + box("irot", [1])), size: (480, 640)),
      Row(name: "AVIF whose boxes have no end", bytes: avif(big(0, 4) + ascii("ispe")), size: nil),
    ]
    + [
      ("<svg width=\"120\" height='80'/>", (120, 80)),
      (
        "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- 墨 <svg> -->\n<!DOCTYPE svg>\n<svg width=\"1in\" height=\"2.5cm\">",
        (96, 94)
      ),
      ("<svg xmlns=\"a\" viewBox=\"0 0 300 150\">", (300, 150)),
      ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,300,150\">", (300, 150)),
      ("<svg width=\"60\" viewBox=\"0 0 300 150\">", (60, 30)),
      ("<svg:svg height=\"60\" viewBox=\"0 0 300 150\">", (120, 60)),
      ("<svg width=\"100%\">", nil), ("<svg width=\"-5\" height=\"5\">", nil),
      ("<svg width=\"1e400\" height=\"5\">", nil), ("<svg viewBox=\"0 0 0 0\">", nil),
      ("<svg viewBox=\"0 0 nan inf\">", nil), ("<html><svg width=\"1\" height=\"1\">", nil),
      ("<svg width=\"9", nil), ("<!--", nil), ("", nil), ("文", nil),
    ].map { (text: String, size: (Int, Int)?) in
      Row(name: "SVG: \(text)", bytes: ascii(text), size: size)
    }

  @Test(arguments: rows) func isRead(_ row: Row) {
    var bytes = Self.source(row.bytes)
    let size = ImageSize(&bytes)
    #expect(size?.width == row.size?.0)
    #expect(size?.height == row.size?.1)
  }

  /// Whatever becomes of a file, reading it ends, and never far behind its beginning.
  @Test(arguments: rows.filter { !$0.bytes.isEmpty && $0.bytes.count < 10_000 })
  func neverFails(_ row: Row) {
    for count in 0..<min(row.bytes.count, 200) {
      var bytes = Self.source(Array(row.bytes[..<count]))
      _ = ImageSize(&bytes)
    }
    for index in 0..<min(row.bytes.count, 100) {
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var broken = row.bytes
        broken[index] = value
        var bytes = Self.source(broken)
        _ = ImageSize(&bytes)
      }
    }
  }

  private static func source(_ file: [UInt8]) -> ImageBytes {
    ImageBytes { offset, count in
      offset < file.count ? Array(file[offset..<min(file.count, offset + count)]) : []
    }
  }

  @Test func aPageTellsTheSizesAndFollowsTheirFiles() async throws {
    let site = try TemporarySite([
      "content/posts/2025-12-28-記事/index.md": post(
        "題", body: "![図](図.png) ![墨](/墨.svg)\n\n![無](無い.png){width=5}\n\n![幅](図.png){width=9}"),
      "content/墨.svg": "<svg width='5' height='6'/>", "templates/post.html": "{{ content }}",
    ])
    let image = "content/posts/2025-12-28-記事/図.png"
    try site.write(bytes: Self.png(30, 40), to: image)
    let expected = { (size: String) in
      "<p><img src=\"/2025/12/28/%E8%A8%98%E4%BA%8B/%E5%9B%B3.png\" alt=\"図\" \(size) /> "
        + "<img src=\"/%E5%A2%A8.svg\" alt=\"墨\" width=\"5\" height=\"6\" loading=\"lazy\" /></p>\n"
        + "<p><img src=\"/2025/12/28/%E8%A8%98%E4%BA%8B/%E7%84%A1%E3%81%84.png\" alt=\"無\" "
        + "width=\"5\" loading=\"lazy\" /></p>\n"
        + "<p><img src=\"/2025/12/28/%E8%A8%98%E4%BA%8B/%E5%9B%B3.png\" alt=\"幅\" width=\"9\" "
        + "loading=\"lazy\" /></p>\n"
    }
    #expect(await site.build().diagnostics.map(\.summary) == [])
    let page = "2025/12/28/記事/index.html"
    #expect(site.files()[page] == expected("width=\"30\" height=\"40\""))
    try site.write(bytes: Self.png(70, 80), to: image)
    _ = await site.build()
    #expect(site.files()[page] == expected("width=\"70\" height=\"80\""))
    try site.write(bytes: [1, 2, 3], to: image)
    _ = await site.build()
    #expect(site.files()[page] == expected("").replacing("alt=\"図\"  /", with: "alt=\"図\" /"))
  }
}
