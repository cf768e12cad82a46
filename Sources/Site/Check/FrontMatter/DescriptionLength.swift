import CJKText
import Diagnostics

extension CheckRule {
  /// A description that search engines and feeds cut.
  ///
  /// In columns: a CJK character takes two, a Latin letter one.
  static let descriptionLength: CheckRule = CheckRule(
    "description-length", limit: Limit(range: 1...10_000, standard: 240),
    look: .document { longDescription(in: $0) })

  private static func longDescription(in document: CheckedDocument) -> [CheckFinding] {
    guard let node = document.frontMatter["description"], let text = node.asString else {
      return []
    }
    let limit = document.settings.limit(of: descriptionLength)
    let columns = DisplayWidth.columns(of: text)
    guard columns > limit else { return [] }
    return [
      CheckFinding(
        "the description is \(columns) columns wide, above \(limit)", at: node.offset,
        hint: "a CJK character takes two columns; shorten it to what is seen at a glance")
    ]
  }
}
