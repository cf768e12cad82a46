import Markdown
import Testing

/// The pages of the dialect: what they show is what comes out.
@Suite struct DocumentationTests {
  private static let english = DocumentationPage("markdown.md")
  private static let japanese = DocumentationPage("markdown.ja.md")

  @Test(arguments: english.examples + japanese.examples)
  func fileAndLine(_ example: DocumentationPage.Example) throws {
    let options = try #require(MarkdownOptions(example.options, joinsAfterPunctuation: nil))
    #expect(render(example.markdown, options).text == example.html)
  }

  @Test func bothLanguagesShowTheSame() {
    let (english, japanese) = (Self.english.examples, Self.japanese.examples)
    #expect(english.count > 40)
    #expect(english.map(\.markdown) == japanese.map(\.markdown))
    #expect(english.map(\.options) == japanese.map(\.options))
    #expect(english.map(\.html) == japanese.map(\.html))
  }

  /// The output of an example would be another one if the switch were the other way round.
  @Test(arguments: MarkdownSwitch.allCases)
  func isShown(_ construct: MarkdownSwitch) throws {
    let shows = try Self.english.examples.contains { example in
      var options = try #require(MarkdownOptions(example.options, joinsAfterPunctuation: nil))
      options[construct].toggle()
      return render(example.markdown, options).text != example.html
    }
    #expect(shows, "\(construct.name)")
  }

  @Test(arguments: [english, japanese])
  func tableOfSwitches(_ page: DocumentationPage) {
    var expected: [String: Bool] = [:]
    let site = MarkdownSwitches.dialect.union(.page)
    for construct in MarkdownSwitch.allCases {
      expected[construct.name] = site.contains(construct)
    }
    #expect(page.defaults == expected)
  }
}
