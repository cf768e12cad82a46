/// What templates can read of a document, in groups that change together.
///
/// `ReadLog` notes them for each page, and the next build compares them: a page of which nothing
/// changed that it read is not rendered again.
struct DocumentAspects: OptionSet, Sendable, Hashable {
  let rawValue: UInt16

  static let title = DocumentAspects(rawValue: 1 << 0)
  static let address = DocumentAspects(rawValue: 1 << 1)
  static let dates = DocumentAspects(rawValue: 1 << 2)
  static let description = DocumentAspects(rawValue: 1 << 3)
  static let language = DocumentAspects(rawValue: 1 << 4)
  static let readingTime = DocumentAspects(rawValue: 1 << 5)
  /// Characters and words.
  static let counts = DocumentAspects(rawValue: 1 << 6)
  /// Authors and terms as the author spelled them.
  static let names = DocumentAspects(rawValue: 1 << 7)
  static let excerpt = DocumentAspects(rawValue: 1 << 8)
  static let content = DocumentAspects(rawValue: 1 << 9)
  /// All other fields, the author's own keys among them.
  static let rest = DocumentAspects(rawValue: 1 << 10)
  /// The posts before and behind it.
  static let neighbours = DocumentAspects(rawValue: 1 << 11)
  /// Its terms and authors as the site has them: name, slug and address.
  static let terms = DocumentAspects(rawValue: 1 << 12)

  /// The table of contents.
  static let headings = DocumentAspects(rawValue: 1 << 13)

  /// All of them; also what stands for a document that is gone.
  static let all = DocumentAspects(rawValue: 0x3FFF)

  /// Those that the document alone decides, in the order in which they are kept.
  static let own: [DocumentAspects] = [
    .title, .address, .dates, .description, .language, .readingTime, .counts, .names, .excerpt,
    .content, .headings, .rest,
  ]

}

extension DocumentAspects {
  /// What a template reads under a key.
  init(readBy key: SiteKey?) {
    switch key {
    case .title: self = .title
    case .url, .id, .slug: self = .address
    case .date, .updated, .last_modified_at: self = .dates
    case .content: self = .content
    case .excerpt: self = .excerpt
    case .description: self = .description
    case .lang: self = .language
    case .reading_time: self = .readingTime
    case .characters, .words: self = .counts
    case .author: self = .names
    case .authors, .categories, .tags, .category, .terms: self = [.names, .terms]
    case .toc, .toc_html: self = [.headings, .rest]
    case .show_toc, .math, .mermaid: self = .rest
    case .previous, .next: self = .neighbours
    // An unknown key may be one of the author's, or a taxonomy of the site's own.
    default: self = [.rest, .names, .terms]
    }
  }
}
