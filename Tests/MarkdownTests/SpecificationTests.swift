import Markdown
import Testing

@Suite struct SpecificationTests {
  @Test(
    "All examples of CommonMark 0.30",
    .enabled(
      if: Specification.commonMark.isThere,
      "skipped: there is no ../shared/specs/commonmark-0.30.json beside this repository"))
  func commonMark() {
    let examples = Specification.commonMark.examples
    #expect(examples.count == 652)
    for example in examples {
      #expect(
        render(example.markdown, .commonMark).text == example.html, "example \(example.number)")
    }
  }

  @Test(
    "Line breaks by CSS Text 4",
    .enabled(
      if: Specification.softBreaks.isThere,
      "skipped: there is no ../shared/specs/cjk-softbreak.json beside this repository"),
    arguments: [
      ("css-text", "", false), ("css-text", "en", false), ("css-text", "ko", false),
      ("css-text lang=ja", "ja", false), ("css-text lang=en", "en", false),
      ("cjk-punct (proposed option)", "ja", true), ("none", nil, false),
    ])
  func softBreaks(_ style: String, _ language: String?, _ punctuation: Bool) {
    var options = MarkdownOptions()
    options.softBreaks = language == nil ? .keep : .css
    options.language = language ?? ""
    options.joinsAfterPunctuation = punctuation
    let examples = Specification.softBreaks.examples.filter { $0.style == style }
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(render(example.markdown, options).text == example.html + "\n", "\(example.number)")
    }
  }
}
