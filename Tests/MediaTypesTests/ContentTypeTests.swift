import MediaTypes
import Testing

@Suite struct ContentTypeTests {
  @Test(arguments: [
    ("記事/index.html", "text/html; charset=utf-8", true),
    ("a/STYLE.CSS", "text/css; charset=utf-8", true),
    ("印.svg", "image/svg+xml", true),
    ("写真.jpeg", "image/jpeg", false),
    ("字.woff2", "font/woff2", false),
    ("feed.xml", "application/xml; charset=utf-8", true),
    ("a.html/名", "application/octet-stream", false),
    ("", "application/octet-stream", false),
  ])
  func type(path: String, value: String, isCompressible: Bool) {
    let type = ContentType(path: path)
    #expect(type.value == value)
    #expect(type.isCompressible == isCompressible)
  }
}
