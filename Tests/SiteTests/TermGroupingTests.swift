import Testing

@testable import Site

@Suite struct TermGroupingTests {
  private func taxonomy(_ posts: [[String]]) -> Taxonomy {
    var grouping = TermGrouping()
    for (index, names) in posts.enumerated() {
      for name in names { grouping.add(name, post: index, source: "\(index).md") }
    }
    return grouping.taxonomy(named: "tags")
  }

  @Test func spellingsOfOneTerm() {
    let taxonomy = taxonomy([["ＡＩ", "筆"], ["AI"], ["ai", "筆"], ["AI"]])
    #expect(taxonomy.terms.map(\.name) == ["AI", "筆"])
    #expect(taxonomy.terms.map(\.posts) == [[0, 1, 2, 3], [0, 2]])
    #expect(taxonomy.terms.map(\.url.text) == ["/tags/ai/", "/tags/筆/"])
    #expect(
      TermGrouping.warnings(for: taxonomy).map(\.summary) == [
        "warning: tags: 'ＡＩ' (1), 'AI' (2), 'ai' (1) are one term, shown as 'AI' "
          + "[spell it one way everywhere]"
      ])
  }

  @Test func decomposedSpellingsAreOneTermToo() {
    let taxonomy = taxonomy([["\u{304B}\u{3099}"], ["\u{304C}"], ["ｶﾞ"]])
    #expect(taxonomy.terms.map(\.posts) == [[0, 1], [2]])
    #expect(taxonomy.terms[0].name.utf8.elementsEqual("\u{304C}".utf8))
    #expect(TermGrouping.warnings(for: taxonomy).count == 1)
  }

  @Test func languagesWithSignsStayApart() {
    let terms = taxonomy([["C", "C++", "C#"]]).terms
    #expect(Set(terms.map(\.slug)).count == 3)
  }

  @Test func sameSpellingTwiceInOnePostCountsOnce() {
    #expect(taxonomy([["旅", "旅"]]).terms.map(\.posts) == [[0]])
  }

  @Test func noTerms() {
    #expect(taxonomy([[], []]).terms.isEmpty)
  }
}
