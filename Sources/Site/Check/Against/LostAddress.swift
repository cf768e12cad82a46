import CJKText
import Dates
import Diagnostics

extension CheckRule {
  /// An address that was public once, by `--against`, is gone, and nothing leads on from there.
  static let lostAddress = CheckRule(
    "lost-address", .error,
    look: .links { links in
      guard let earlier = links.site.earlier else { return [] }
      let lost = earlier.paths.filter { links.addresses[$0] == nil && !isNumberedPage($0) }
      if lost.isEmpty { return [] }
      let search = MovedDocument(links.site.documents)
      return lost.map { path in
        guard let (document, why) = search.find(path) else {
          return CheckFinding(
            "nothing is at '\(path)' any more, which was public", at: nil,
            hint: "add 'aliases: [\(path)]' to what has taken its place",
            notes: [.init("by \(earlier.name)")])
        }
        return CheckFinding(
          "nothing is at '\(path)' any more, which was public; this has the same \(why)",
          at: SourceLocation(path: document.source),
          hint: "if it has moved, add 'aliases: [\(path)]'",
          notes: [.init("by \(earlier.name)")])
      }
    })

  /// Whether a path is of a further page of a list: with fewer posts there are fewer of them.
  private static func isNumberedPage(_ path: String) -> Bool {
    let parts = PathText.parts(path)
    guard let last = parts.last, parts.dropLast().last == "page" else { return false }
    return last.utf8.allSatisfy(\.isASCIIDigit)
  }
}

/// Finds the document that used to be at an address, by what the address says: permalinks have the
/// date, and the name of the file or the title.
private struct MovedDocument {
  private let byName: [String: [Document]]
  private let byDate: [String: [Document]]

  init(_ documents: [Document]) {
    byName = Dictionary(
      grouping: documents.flatMap { document in
        Set(Self.names(of: document)).map { (name: $0, document: document) }
      }, by: \.name
    ).mapValues { $0.map(\.document) }
    byDate = Dictionary(grouping: documents.filter { $0.date != nil }, by: { Self.date(of: $0) })
  }

  /// The one document that fits, and what it has in common with the address.
  func find(_ path: String) -> (document: Document, why: String)? {
    let parts = PathText.parts(path)
    guard let last = parts.last else { return nil }
    let name = Self.plain(Self.withoutExtension(last))
    let date = Self.date(in: parts)
    let named = byName[name] ?? []
    if let both = named.first(where: { Self.date(of: $0) == date }) {
      return (both, "name and date")
    }
    if named.count == 1 { return (named[0], "name") }
    if let date, let dated = byDate[date], dated.count == 1 { return (dated[0], "date") }
    return nil
  }

  private static func names(of document: Document) -> [String] {
    let stem = ContentCatalog.MarkdownFile(document.source).stem
    let file = FileNameDate(stem)?.rest ?? stem
    return [document.slug, file, Slug.slug(document.title)].map { plain($0) }
  }

  private static func plain(_ name: String) -> String { Normalization.nfc(name).lowercased() }

  private static func withoutExtension(_ name: String) -> String {
    name.hasSuffix(".html") ? String(name.dropLast(5)) : name
  }

  /// `2025/1/2` of a document.
  private static func date(of document: Document) -> String {
    document.date.map { "\($0.date.year)/\($0.date.month)/\($0.date.day)" } ?? ""
  }

  /// The same of the first three numbers in a row, as in `/2025/01/02/` and `/2025-01-02-a/`.
  private static func date(in parts: [String]) -> String? {
    let numbers = parts.flatMap { $0.split(separator: "-") }.map { Int($0) }
    guard numbers.count >= 3 else { return nil }
    for start in 0...(numbers.count - 3) {
      if let year = numbers[start], let month = numbers[start + 1], let day = numbers[start + 2],
        (1000...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
      {
        return "\(year)/\(month)/\(day)"
      }
    }
    return nil
  }
}
