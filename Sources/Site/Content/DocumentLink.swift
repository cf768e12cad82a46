import Diagnostics

/// A link in a document's text to another document, or to a file in its folder.
///
/// Where that lives only the whole site knows, so loading leaves a placeholder in the HTML, which
/// `SiteLinks` has filled in before anything else sees the text.
struct DocumentLink: Sendable, Hashable {
  /// The Markdown file, or the folder that it is the index of, from the site's root, in NFC.
  let target: String
  /// The path of the file that is meant below that folder; nil for the document itself.
  let file: String?
  /// What stands behind the path: `?…`, `#…`.
  let suffix: String
  /// Where the destination stands.
  let place: SourceLocation
}

/// The bytes in HTML that stand for the address of a document's link: C0, the link's number, C1.
///
/// Neither byte occurs in UTF-8 (RFC 3629, section 3), so nothing that an author writes is ever taken
/// for one, and no stage before the filling keeps or cuts it by mistake.
enum LinkPlaceholder {
  private static let start: UInt8 = 0xC0
  private static let end: UInt8 = 0xC1

  static func bytes(_ number: Int) -> [UInt8] {
    [start] + Array(String(number).utf8) + [end]
  }

  /// Whether one begins at an index.
  static func begins(_ html: [UInt8], at index: Int) -> Bool {
    index < html.count && html[index] == start
  }

  /// The HTML with the addresses in place of all placeholders.
  static func fill(_ html: [UInt8], with addresses: [String]) -> [UInt8] {
    guard var next = html.firstIndex(of: start) else { return html }
    var filled: [UInt8] = []
    filled.reserveCapacity(html.count + addresses.count * 64)
    var copied = 0
    while next < html.count {
      let digits = html[(next + 1)...].prefix { $0 != end }
      filled += html[copied..<next]
      if let number = Int(String(decoding: digits, as: UTF8.self)),
        addresses.indices.contains(number)
      {
        filled.append(text: addresses[number])
      }
      copied = min(digits.endIndex + 1, html.count)
      next = html[copied...].firstIndex(of: start) ?? html.count
    }
    return filled + html[copied...]
  }
}
