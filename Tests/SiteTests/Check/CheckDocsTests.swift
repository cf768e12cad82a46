import Foundation
import Testing

@testable import Site

/// docs/check.md has a section for each rule, and for nothing else.
struct CheckDocsTests {
  private static let page: String = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let path = tests.appending(path: "../../../docs/check.md").path
    return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }()

  private static var sections: [(name: String, text: String)] {
    page.split(separator: "\n#### ").dropFirst().map { section in
      let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
      return (String(lines[0]), lines.dropFirst().joined(separator: "\n"))
    }
  }

  @Test func everyRuleHasItsSection() {
    #expect(Self.sections.map(\.name).sorted() == CheckRule.all.map(\.name).sorted())
  }

  @Test(arguments: CheckRule.all.map(\.name))
  func levelAndLimitAreThoseOfTheRule(_ name: String) throws {
    let rule = try #require(CheckRule.all.first { $0.name == name })
    let text = try #require(Self.sections.first { $0.name == name }?.text)
    #expect(text.hasPrefix("\n\(rule.level.rawValue)"))
    if let limit = rule.limit {
      #expect(text.replacing(",", with: "").contains(String(limit.standard)))
    }
  }

  @Test func namesAreKebabCase() {
    for rule in CheckRule.all {
      #expect(rule.name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(rule.name)")
    }
  }
}
