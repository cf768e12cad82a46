import Testing

@testable import Markdown

@Suite struct AddressScannerTests {
  /// The address that the first `:` or `w` of a text belongs to.
  private func address(_ text: String, stopsAtCJK: Bool = true) -> String? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      guard
        let index = buffer.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "w") })
      else { return nil }
      return AddressScanner.address(in: buffer, at: index, stopsAtCJK: stopsAtCJK).map {
        String(decoding: bytes[$0], as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    ("http://a.jp", "http://a.jp"), ("HTTPS://A.JP/x", "HTTPS://A.JP/x"),
    ("字http://a.jp字", "http://a.jp"),
    ("ftp://a.jp/b?c#d end", "ftp://a.jp/b?c#d"),
    ("http://localhost:4567で", "http://localhost:4567"),
    ("http://a.jp/（b）", "http://a.jp/"), ("http://a.jp/(b)", "http://a.jp/(b)"),
    ("(http://a.jp/b)", "http://a.jp/b"), ("http://a.jp/((b)))", "http://a.jp/((b))"),
    ("http://a.jp/?!.,:*_~'\"", "http://a.jp/"), ("http://a.jp/b&hl;", "http://a.jp/b"),
    ("http://a.jp/b;", "http://a.jp/b"), ("http://a.jp/<b", "http://a.jp/"),
    ("http://a.jp/“b”", "http://a.jp/"), ("http://a.jp/é", "http://a.jp/é"),
    ("http://例え.jp/", "http://例え.jp/"), ("http://a.jp/%E6%BC%A2漢", "http://a.jp/%E6%BC%A2"),
    ("http://127.0.0.1:80/", "http://127.0.0.1:80/"), ("http://a-b.c_d.e.f", "http://a-b.c_d.e.f"),
    ("www.a.jp/b。", "www.a.jp/b"), ("、www.a.jp", "www.a.jp"), ("(www.a.jp)", "www.a.jp"),
    ("http://한국.kr에서", "http://한국.kr"), ("http://a.kr에서", "http://a.kr"),
  ])
  func found(_ text: String, _ expected: String) {
    #expect(address(text) == expected)
  }

  @Test(arguments: [
    "", ":", "http:", "http://", "http:// a", "http://.a", "http://-a.jp", "http://_a.jp",
    "http://a.b_c", "http://a_b.c", "xhttp://a.jp", "file://a", "javascript://a", "www", "www.",
    "www. a",
    "www..", "wwwa.jp", "awww.a.jp", "比:率", "http://。",
  ])
  func notFound(_ text: String) {
    #expect(address(text) == nil)
  }

  @Test func goesOnThroughCJKWhereThatEndsNone() {
    #expect(address("http://a.jp/漢字。 次", stopsAtCJK: false) == "http://a.jp/漢字。")
    #expect(address("字www.a.jp", stopsAtCJK: false) == nil)
    #expect(address("http://a.jp　次", stopsAtCJK: false) == "http://a.jp")
  }
}

@Suite struct MailScannerTests {
  private func address(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let index = buffer.firstIndex(of: UInt8(ascii: "@")) else { return nil }
      return MailScanner.address(in: buffer, at: index, from: 0).map {
        String(decoding: bytes[$0.range], as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    ("a@b.jp", "a@b.jp"), ("宛先a.b+c-d_e@f-g.co.jpへ", "a.b+c-d_e@f-g.co.jp"), ("a@b.jp。", "a@b.jp"),
    ("a@b.jp.", "a@b.jp"), ("mailto:a@b.jp", "mailto:a@b.jp"), ("MAILTO:a@b.jp", "MAILTO:a@b.jp"),
    ("xmpp:a@b.jp/c", "xmpp:a@b.jp/c"), ("mailto:a@b.jp/c", "mailto:a@b.jp"),
    ("x:a@b.jp", "a@b.jp"),
    ("（a@b.jp）", "a@b.jp"), ("a@b_c.jp", "a@b_c.jp"), ("1@2.jp", "1@2.jp"),
  ])
  func found(_ text: String, _ expected: String) {
    #expect(address(text) == expected)
  }

  @Test(arguments: [
    "@", "a@", "@b.jp", "a@b", "a@b.", "a@.jp", "a@b.jp_", "a@b.jp-", "字@例.jp", "a@b.1", "a@b@c.jp",
    "a @b.jp",
  ])
  func notFound(_ text: String) {
    #expect(address(text) == nil)
  }
}
