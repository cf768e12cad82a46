import Markdown
import TestSupport
import Testing

@Suite struct LineEndingTests {
  /// CommonMark 0.30, section 2.1: a line ends with a line feed, a carriage return, or both.
  @Test(arguments: ["\r", "\r\n"])
  func anyEndingGivesTheSame(_ ending: String) throws {
    for example in Case.all where !example.markdown.contains("\r") {
      let options = try #require(MarkdownOptions(example.options))
      let text = example.markdown.replacing("\n", with: ending)
      let (expected, found) = (render(example.markdown, options).text, render(text, options).text)
      #expect(found.replacing(ending, with: "\n") == expected, "\(example)")
    }
  }
}
