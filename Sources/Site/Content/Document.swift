import Dates
import Liquid
import Markdown

/// A post or page as loading made it: all that later stages need, and nothing that depends on
/// other posts.
///
/// A class, so that lists of documents are sorted and handed on without copying them.
final class Document: Sendable {
  enum Kind: Sendable {
    case post
    case page
  }

  let kind: Kind
  /// Path of the Markdown file in the site; names the document in messages.
  let source: String
  /// The folder whose other files belong to the document, when it is the folder's index.
  let bundle: String?
  let title: String
  /// In the site's time zone.
  ///
  /// Every post has one.
  let date: DateTime?
  let updated: DateTime?
  let slug: String
  let url: URLPath
  /// A template of the site, without `.html`.
  let layout: String?
  /// Names as the author spelled them, one list for each taxonomy of the site.
  let terms: [[String]]
  let authors: [String]
  let language: String
  let isDraft: Bool
  /// A path of the site, without the base path, or an address.
  let image: String?
  let aliases: [URLPath]
  /// Links to other documents, for which `body` has placeholders until `linked(to:)`.
  let links: [DocumentLink]
  let body: DocumentBody
  /// Plain text for meta tags, at most 120 characters.
  let description: String
  let characters: Int
  let words: Int
  /// Whole minutes.
  let readingTime: Int
  let features: PageFeatures
  let extras: LiquidDictionary

  /// Makes a document from all of its fields.
  init(
    kind: Kind, source: String, bundle: String?, title: String, date: DateTime?,
    updated: DateTime?, slug: String, url: URLPath, layout: String?, terms: [[String]],
    authors: [String], language: String, isDraft: Bool, image: String?, aliases: [URLPath],
    links: [DocumentLink], body: DocumentBody, description: String, characters: Int, words: Int,
    readingTime: Int,
    features: PageFeatures, extras: LiquidDictionary
  ) {
    self.kind = kind
    self.source = source
    self.bundle = bundle
    self.title = title
    self.date = date
    self.updated = updated
    self.slug = slug
    self.url = url
    self.layout = layout
    self.terms = terms
    self.authors = authors
    self.language = language
    self.isDraft = isDraft
    self.image = image
    self.aliases = aliases
    self.links = links
    self.body = body
    self.description = description
    self.characters = characters
    self.words = words
    self.readingTime = readingTime
    self.features = features
    self.extras = extras
  }

  /// Where the HTML of an excerpt comes from.
  enum Excerpt: Sendable {
    /// Front matter; plain text.
    case text(String)
    /// The beginning of the body.
    case html([UInt8])
    case none
  }

  /// The document with an address in place of each of its links.
  func linked(to addresses: [String]) -> Document {
    let body = body
    return Document(
      kind: kind, source: source, bundle: bundle, title: title, date: date, updated: updated,
      slug: slug, url: url, layout: layout, terms: terms, authors: authors, language: language,
      isDraft: isDraft, image: image, aliases: aliases, links: links,
      body: DocumentBody(madeBy: { body.content.linked(to: addresses) }),
      description: description, characters: characters, words: words, readingTime: readingTime,
      features: features, extras: extras)
  }

  /// What a page of the document needs beside its HTML.
  struct PageFeatures: Sendable, Hashable {
    /// Scripts that set formulas.
    var math = false
    /// Scripts that draw diagrams.
    var mermaid = false
    /// Whether it shows a table of contents.
    var showsTableOfContents = false
    /// What its front matter says of that; nil when it says nothing.
    var saysTableOfContents: Bool?
  }

  /// The template that shows it.
  var layoutName: String { layout ?? (kind == .post ? "post" : "page") }

  /// The body as HTML.
  var html: [UInt8] { body.content.html }

  /// When the document last changed, for feeds and the sitemap.
  var lastModified: DateTime? { updated ?? date }

  /// What stands for the document in lists.
  var excerptValue: Value {
    switch body.excerpt {
    case .text(let text): .text(text)
    case .html(let html): .html(html)
    case .none: .text("")
    }
  }
}
