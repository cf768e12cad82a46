import Liquid

/// A category, tag or author as templates see it.
final class TermObject: LiquidObject {
  private let graph: SiteGraph
  private let term: Term

  init(_ graph: SiteGraph, _ taxonomy: Taxonomy, _ index: Int) {
    self.graph = graph
    term = taxonomy.terms[index]
  }

  var printed: Value { .text(term.name) }

  func value(for key: Key) -> Value? {
    switch SiteKey(key) {
    case .name, .title: .text(term.name)
    case .slug: .text(term.slug)
    case .url: .text(term.url.encoded)
    case .count: .int(term.posts.count)
    case .posts: .array(term.posts.map { .object(DocumentObject(graph, post: $0)) })
    default: nil
    }
  }
}

/// All terms of one kind as templates see them.
final class TaxonomyObject: LiquidObject {
  private let graph: SiteGraph
  private let taxonomy: Taxonomy
  private let title: String

  init(_ graph: SiteGraph, _ taxonomy: Taxonomy, title: String) {
    self.graph = graph
    self.taxonomy = taxonomy
    self.title = title
  }

  var printed: Value { .text(title) }
  var elements: [Value]? { terms }

  private var terms: [Value] {
    taxonomy.terms.indices.map { .object(TermObject(graph, taxonomy, $0)) }
  }

  func value(for key: Key) -> Value? {
    switch SiteKey(key) {
    case .name: .text(taxonomy.name)
    case .title: .text(title)
    case .url: .text(taxonomy.url.encoded)
    case .count: .int(taxonomy.terms.count)
    case .terms: .array(terms)
    default: nil
    }
  }
}
