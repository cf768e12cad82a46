import Markdown
import Testing

@Suite struct ForbiddenBytesTests {
  @Test(
    arguments: [
      ("甲&#xFFFE;乙&#xFFFF;丙", "<p>甲乙丙</p>\n"), ("甲&#1;&#11;&#127;乙", "<p>甲乙</p>\n"),
      ("[甲](/乙&#xFFFE; \"丙&#2;\")", "<p><a href=\"/%E4%B9%99%FE\" title=\"丙\">甲</a></p>\n"),
      ("`&#1;` &#x9; &#65;", "<p><code>&amp;#1;</code> \t A</p>\n"), ("&#0;", "<p>\u{FFFD}</p>\n"),
    ])
  func numericEntities(markdown: String, html: String) {
    let rendered = MarkdownRenderer(options: MarkdownOptions()).render(Array(markdown.utf8)[...])
    #expect(String(validating: rendered.html, as: UTF8.self) == html)
  }
}
