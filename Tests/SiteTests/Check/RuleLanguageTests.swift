import Testing

@testable import Site

/// Every rule in Japanese, Chinese, Korean and English, with what it leaves alone and what it finds.
@Suite struct RuleLanguageTests {
  @Test("Good sites", arguments: RuleCase.all)
  func good(_ row: RuleCase) async throws {
    let found = try await checkFindings(row.good)
    #expect(found == [])
  }

  @Test("Bad sites", arguments: RuleCase.all)
  func bad(_ row: RuleCase) async throws {
    guard let bad = row.bad else { return }
    #expect(!row.found.isEmpty)
    let found = try await checkFindings(bad)
    #expect(found == row.found)
  }

  /// Rules that need more than a site: a server, and a list of addresses.
  private static let elsewhere = ["external-link", "lost-address"]

  @Test("Every rule has its cases", arguments: CheckRule.all.map(\.name))
  func everyRule(_ name: String) {
    if Self.elsewhere.contains(name) { return }
    let languages = RuleCase.all.filter { $0.rule == name }.map(\.language)
    #expect(Set(languages) == Set(RuleCase.Language.allCases))
  }
}
