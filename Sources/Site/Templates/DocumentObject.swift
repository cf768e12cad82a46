import CJKText
import Liquid

/// A post or page as templates see it: `page`, an element of `site.posts`, `page.next`.
final class DocumentObject: LiquidObject {
  private let graph: SiteGraph
  private let document: Document
  /// Position among the posts; nil for a page.
  private let index: Int?

  init(_ graph: SiteGraph, post index: Int) {
    self.graph = graph
    self.index = index
    document = graph.index.posts[index]
  }

  init(_ graph: SiteGraph, page: Document) {
    self.graph = graph
    index = nil
    document = page
  }

  var printed: Value { .text(document.title) }

  func value(for key: Key) -> Value? {
    guard let known = SiteKey(key) else { return document.extras[key.name] }
    switch known {
    case .title: return .text(document.title)
    case .url, .id: return .text(document.url.encoded)
    case .date: return document.date.map { .date($0) } ?? .null
    case .updated, .last_modified_at: return document.updated.map { .date($0) } ?? .null
    case .content: return .html(document.html)
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
    case .kind: return .text(document.kind == .post ? "post" : "page")
    case .layout: return document.layout.map { .text($0) } ?? .null
    default: return document.extras[key.name] ?? customTerms(of: key.name)
    }
  }

  private var authors: Value {
    guard let index else { return .array(document.authors.map { .text($0) }) }
    return .array(
      graph.index.postAuthors[index].map {
        .object(TermObject(graph, graph.index.authors, $0))
      })
  }

  private func termNames(of taxonomy: String) -> [Value] {
    guard let position = graph.index.taxonomies.firstIndex(where: { $0.name == taxonomy }) else {
      return []
    }
    guard let index else { return document.terms[position].map { .text($0) } }
    let terms = graph.index.taxonomies[position].terms
    return graph.index.postTerms[index][position].map { .text(terms[$0].name) }
  }

  /// Names under a taxonomy of the site's own, such as `page.series`.
  private func customTerms(of name: String) -> Value? {
    graph.index.taxonomies.contains { $0.name == name } ? .array(termNames(of: name)) : nil
  }

  private var terms: Value {
    guard let index else { return .null }
    let pairs = graph.index.taxonomies.enumerated().map { position, taxonomy in
      let values = graph.index.postTerms[index][position].map { term in
        Value.object(TermObject(graph, taxonomy, term))
      }
      return (taxonomy.name, Value.array(values))
    }
    return .dictionary(LiquidDictionary(pairs))
  }

  /// The next older post at 1, the next newer at -1.
  private func neighbour(_ distance: Int) -> Value {
    guard let index, graph.index.posts.indices.contains(index + distance) else { return .null }
    return .object(DocumentObject(graph, post: index + distance))
  }
}
