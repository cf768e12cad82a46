import Liquid

/// A category, tag or author as templates see it.
final class TermObject: LiquidObject {
  /// Owns this object.
  private unowned let view: SiteView
  private let taxonomy: Int
  private let place: Int
  private let term: Term

  init(_ view: SiteView, taxonomy: Int, term: Int) {
    self.view = view
    self.taxonomy = taxonomy
    place = term
    self.term = view.graph.index.allTaxonomies[taxonomy].terms[term]
  }

  var printed: Value { .text(term.name) }

  func value(for key: Key) -> Value? {
    switch SiteKey(key) {
    // Whoever has the term has noted how it came to it, and with that these.
    case .name, .title: return .text(term.name)
    case .slug: return .text(term.slug)
    case .url: return .text(term.url.encoded)
    case .count:
      view.log.note(term: place, ofTaxonomy: taxonomy)
      return .int(term.posts.count)
    case .posts:
      view.log.note(term: place, ofTaxonomy: taxonomy)
      return .array(term.posts.map { view.post($0) })
    default: return nil
    }
  }
}

/// All terms of one kind as templates see them.
final class TaxonomyObject: LiquidObject {
  private let view: SiteView
  private let number: Int
  private let title: String

  init(_ view: SiteView, _ number: Int, title: String) {
    self.view = view
    self.number = number
    self.title = title
  }

  private var taxonomy: Taxonomy { view.graph.index.allTaxonomies[number] }

  var printed: Value { .text(title) }
  var elements: [Value]? { terms }

  private var terms: [Value] {
    view.log.note(.terms(ofTaxonomy: number))
    return taxonomy.terms.indices.map { view.term($0, ofTaxonomy: number) }
  }

  func value(for key: Key) -> Value? {
    switch SiteKey(key) {
    case .name: return .text(taxonomy.name)
    case .title: return .text(title)
    case .url: return .text(taxonomy.url.encoded)
    case .count:
      view.log.note(.count(ofTaxonomy: number))
      return .int(taxonomy.terms.count)
    case .terms: return .array(terms)
    default: return nil
    }
  }
}
