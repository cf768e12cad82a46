import Testing

@testable import Site

@Suite struct AbsoluteLinksTests {
  private let links = AbsoluteLinks(origin: "https://例.example", page: "https://例.example/b/記事/")

  @Test(
    arguments: [
      ("<a href=\"/x/\">字</a>", "<a href=\"https://例.example/x/\">字</a>"),
      ("<img src='a.png'>", "<img src='https://例.example/b/記事/a.png'>"),
      ("<a href=\"#註\">", "<a href=\"https://例.example/b/記事/#註\">"),
      ("<a href=\"//cdn.example/x\">", "<a href=\"//cdn.example/x\">"),
      ("<a href=\"mailto:a@b.c\">", "<a href=\"mailto:a@b.c\">"),
      ("<a href=\"https://o.example/\">", "<a href=\"https://o.example/\">"),
      (
        "<img srcset=\"/1.png 1x, 2.png 2x\">",
        "<img srcset=\"https://例.example/1.png 1x, https://例.example/b/記事/2.png 2x\">"
      ),
      ("text href=\"/x\" stays", "text href=\"/x\" stays"),
      ("<p title=\"href=\">", "<p title=\"href=\">"),
      ("<a data-href=\"/x\">", "<a data-href=\"/x\">"),
      ("<a href=\"/x", "<a href=\"https://例.example/x"),
      ("<a href=\"./y\">", "<a href=\"https://例.example/b/記事/y\">"),
      (
        "<img srcset=\"/1.png 1x,\n  /2.png 2x\">",
        "<img srcset=\"https://例.example/1.png 1x, https://例.example/2.png 2x\">"
      ),
      (
        "<img srcset=\"/w_1,h_2/図.png 1x\">",
        "<img srcset=\"https://例.example/w_1,h_2/図.png 1x\">"
      ),
      (
        "<!-- <a href=\"/x\">字</a> --><a href=/y>",
        "<!-- <a href=\"/x\">字</a> --><a href=https://例.example/y>"
      ),
      ("<img src=a.png>", "<img src=https://例.example/b/記事/a.png>"),
      ("<a HREF = '/x'>", "<a HREF = 'https://例.example/x'>"),
      (
        "<script>\"<a href='/x'>\"</script><a href='/y'>",
        "<script>\"<a href='/x'>\"</script><a href='https://例.example/y'>"
      ),
      ("<a title='>' href=\"/x\">", "<a title='>' href=\"https://例.example/x\">"),
      ("<a disabled href=\"/x\"/>", "<a disabled href=\"https://例.example/x\"/>"),
      ("", ""), ("<", "<"), ("<a =/x>", "<a =/x>"), ("<a href", "<a href"),
      ("1 < 2 href=\"/x\"", "1 < 2 href=\"/x\""),
    ])
  func apply(html: String, expected: String) {
    #expect(String(decoding: links.apply(to: Array(html.utf8)), as: UTF8.self) == expected)
  }
}
