import CJKText
import Diagnostics

extension CheckRule {
  /// Two posts or pages with one title, which lists and search results show alike.
  ///
  /// Titles that differ by case or width only are one.
  static let repeatedTitle = CheckRule(
    "repeated-title",
    look: .survey {
      CheckSurvey(title) { titles, _ in
        var first: [String: SourceLocation] = [:]
        return titles.compactMap { title in
          guard let other = first[title.key] else {
            first[title.key] = title.place
            return nil
          }
          return CheckFinding(
            "the title '\(title.text)' is that of another page", at: title.place,
            hint: "give one of them another title", notes: [.init("the first", at: other)])
        }
      }
    })

  private struct Title: Sendable {
    let text: String
    let key: String
    let place: SourceLocation
  }

  private static func title(of document: CheckedDocument) -> Title? {
    guard let node = document.frontMatter["title"], let text = node.asString,
      !text.allSatisfy(\.isWhitespace)
    else { return nil }
    return Title(
      text: text, key: TermKey.key(for: text), place: node.location(in: document.file))
  }
}
