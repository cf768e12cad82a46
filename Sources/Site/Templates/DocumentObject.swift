import CJKText
import Liquid
import Synchronization

/// A post or page as templates see it: `page`, an element of `site.posts`, `page.next`.
final class DocumentObject: LiquidObject {
  private let view: SiteView
  private let document: Document
  /// Among the posts, or the pages.
  private let place: Int
  private let isPost: Bool
  /// What `ReadLog` has noted of this object.
  private let noted = Atomic<UInt64>(0)

  init(_ view: SiteView, post index: Int) {
    self.view = view
    place = index
    isPost = true
    document = view.graph.index.posts[index]
  }

  init(_ view: SiteView, page index: Int) {
    self.view = view
    place = index
    isPost = false
    document = view.graph.index.pages[index]
  }

  var printed: Value {
    note(.title)
    return .text(document.title)
  }

  /// Its place among all posts and, behind them, pages.
  private var number: Int { isPost ? place : view.graph.index.posts.count + place }

  var identity: Int? { number }

  private func note(_ aspects: DocumentAspects) {
    view.log.note(document: number, aspects, noted: noted)
  }

  func value(for key: Key) -> Value? {
    let known = SiteKey(key)
    note(DocumentAspects(readBy: known))
    guard let known else { return document.extras[key.name] }
    switch known {
    case .title: return .text(document.title)
    case .url, .id: return .text(document.url.encoded)
    case .date: return document.date.map { .date($0) } ?? .null
    case .updated, .last_modified_at: return document.updated.map { .date($0) } ?? .null
    case .content: return .html(view.graph.html(ofDocument: number))
    case .excerpt: return document.excerptValue
    case .description: return .text(document.description)
    case .lang: return .text(document.language)
    case .image: return document.image.map { .text($0) } ?? .null
    case .author: return document.authors.first.map { .text($0) } ?? .null
    case .authors: return authors
    case .categories, .tags: return .array(termNames(of: known.rawValue))
    case .category: return termNames(of: "categories").first ?? .null
    case .terms: return terms
    case .reading_time: return .int(document.readingTime)
    case .characters: return .int(document.characters)
    case .words: return .int(document.words)
    case .previous: return neighbour(1)
    case .next: return neighbour(-1)
    case .path, .relative_path: return .text(document.source)
    case .slug: return .text(document.slug)
    case .draft: return .bool(document.isDraft)
    case .kind: return .text(isPost ? "post" : "page")
    case .layout: return document.layout.map { .text($0) } ?? .null
    case .toc: return document.tableOfContents
    case .toc_html: return .html(document.tableOfContentsHTML)
    case .show_toc: return .bool(document.features.showsTableOfContents)
    case .math: return .bool(document.features.math)
    case .mermaid: return .bool(document.features.mermaid)
    default: return document.extras[key.name] ?? customTerms(of: key.name)
    }
  }

  private var authors: Value {
    guard isPost else { return .array(document.authors.map { .text($0) }) }
    return .array(
      view.graph.index.terms(ofPost: place, inTaxonomy: SiteIndex.authorsNumber).map {
        view.term($0, ofTaxonomy: SiteIndex.authorsNumber)
      })
  }

  private func termNames(of taxonomy: String) -> [Value] {
    let index = view.graph.index
    guard let position = index.taxonomies.firstIndex(where: { $0.name == taxonomy }) else {
      return []
    }
    guard isPost else { return document.terms[position].map { .text($0) } }
    let terms = index.taxonomies[position].terms
    let number = SiteIndex.number(ofTaxonomy: position)
    return index.terms(ofPost: place, inTaxonomy: number).map { .text(terms[$0].name) }
  }

  /// Names under a taxonomy of the site's own, such as `page.series`.
  private func customTerms(of name: String) -> Value? {
    view.graph.index.taxonomies.contains { $0.name == name }
      ? .array(termNames(of: name)) : nil
  }

  private var terms: Value {
    guard isPost else { return .null }
    let index = view.graph.index
    let pairs = index.taxonomies.enumerated().map { position, taxonomy in
      let number = SiteIndex.number(ofTaxonomy: position)
      let terms = index.terms(ofPost: place, inTaxonomy: number)
      return (taxonomy.name, Value.array(terms.map { view.term($0, ofTaxonomy: number) }))
    }
    return .dictionary(LiquidDictionary(pairs))
  }

  /// The next older post at 1, the next newer at -1.
  private func neighbour(_ distance: Int) -> Value {
    guard isPost, view.graph.index.posts.indices.contains(place + distance) else { return .null }
    return view.post(place + distance)
  }
}
