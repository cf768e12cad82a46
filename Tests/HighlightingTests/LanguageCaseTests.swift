import Highlighting
import TestSupport
import Testing

/// The files in Cases/: one a language and named after it, and one about listings.
@Suite struct LanguageCaseTests {
  private static let cases = Case.read()

  @Test("A language", arguments: cases.filter { $0.fileName != "listing" })
  func language(_ example: Case) throws {
    let html = CodeListing(language: example.fileName).html(example.source)
    #expect(html.inCaseNotation == (try #require(example.expected["html"])))
  }

  @Test("A listing", arguments: cases.filter { $0.fileName == "listing" })
  func listing(_ example: Case) throws {
    let listing = CodeListing(infoString: example.options.joined(separator: " "))
    let expected = try #require(example.expected["html"])
    #expect(listing.html(example.source) == expected)
  }

  @Test("Every language has a case")
  func everyLanguage() {
    let tested = Set(Self.cases.map(\.fileName))
    for names in CodeListing.languages {
      #expect(names.contains(where: tested.contains), "\(names)")
    }
  }
}

extension Case {
  /// The name of the file without its extension.
  fileprivate var fileName: String {
    String(place.prefix { $0 != "." })
  }
}
