import Dates
import Diagnostics

extension CheckRule {
  /// A post's date is not the one in its file's name.
  ///
  /// Equal to the name may be the day as it is written, in the author's zone, or the one in the site's.
  static let fileNameDate = CheckRule(
    "file-name-date",
    look: .document { document in
      guard document.document.kind == .post, let date = document.document.date,
        let node = document.frontMatter["date"], let written = node.asString,
        let named = FileNameDate(stem(of: document.document)),
        let day = try? DateTime.parse(named.text, zone: .utc)
      else { return [] }
      let writtenDay = try? DateTime.parse(
        String(written.prefix { $0 != " " && $0 != "T" && $0 != "t" }), zone: .utc)
      if day.date == date.date || day.date == (writtenDay ?? date).date { return [] }
      let shown = String(date.xmlSchema.prefix { $0 != "T" })
      return [
        CheckFinding(
          "the date is \(shown), the file's name says \(named.text)", at: node.offset,
          hint: "correct one of them; the name would begin with \(shown)")
      ]
    })

  /// The name that a post's date is read from: its file's, or its folder's.
  private static func stem(of document: Document) -> String {
    let name = PathText.parts(document.bundle ?? document.source).last.map { String($0) } ?? ""
    guard document.bundle == nil, let dot = name.lastIndex(of: ".") else { return name }
    return String(name[..<dot])
  }
}
