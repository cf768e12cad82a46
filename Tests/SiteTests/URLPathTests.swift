import Testing

@testable import Site

@Suite struct URLPathTests {
  @Test(
    arguments: [
      ("/about/", "/about/", "about/index.html"), ("about", "/about/", "about/index.html"),
      ("/notes/a.html", "/notes/a.html", "notes/a.html"), ("/", "/", "index.html"),
      ("//double//slash/", "/double/slash/", "double/slash/index.html"),
      ("/日本語/頁/", "/日本語/頁/", "日本語/頁/index.html"),
      ("/%E6%97%A5%E6%9C%AC/", "/日本/", "日本/index.html"),
      ("/\u{304B}\u{3099}/", "/\u{304C}/", "\u{304C}/index.html"),
      ("/한글.html", "/한글.html", "한글.html"), ("/100%/", "/100%/", "100%/index.html"),
    ])
  func authorPath(text: String, path: String, file: String) throws {
    let url = try URLPath(author: text)
    #expect(url.text.utf8.elementsEqual(path.utf8))
    #expect(url.file.utf8.elementsEqual(file.utf8))
  }

  @Test(
    arguments: [
      ("../../x", "leaves the output folder: '../../x'"),
      ("/a/../b", "leaves the output folder: '/a/../b'"),
      ("/%2e%2e/x", "leaves the output folder: '/%2e%2e/x'"),
      ("/a\0b/", "holds a control character"),
      ("/a\\b/", "holds '\\'"), ("https://x.example/", "is an address, not a path"),
      ("/何?/", "holds '?'"),
    ])
  func refused(text: String, message: String) {
    #expect { try URLPath(author: text) } throws: { ($0 as? URLPath.Problem)?.message == message }
  }

  @Test func longPartsAreCut() throws {
    let url = try URLPath(author: "/" + String(repeating: "字", count: 200) + "/")
    #expect(url.text.utf8.count <= 242)
    #expect(url.text.hasPrefix("/字字字"))
  }

  @Test func encoding() throws {
    #expect(try URLPath(author: "/日本/a b.html").encoded == "/%E6%97%A5%E6%9C%AC/a%20b.html")
  }
}
