import Liquid
import Synchronization

/// One worker's sight of the site: what the objects of templates share, with the log of what they
/// are asked for.
///
/// Objects of documents are made as they are asked for and refer to the view. Those of terms are made
/// once and kept here, so they refer back without owning it.
final class SiteView: Sendable {
  let graph: SiteGraph
  let log = ReadLog()
  private let terms: Mutex<[[TermObject?]]>

  init(_ graph: SiteGraph) {
    self.graph = graph
    terms = Mutex(
      graph.index.allTaxonomies.map { Array(repeating: nil, count: $0.terms.count) })
  }

  /// A term as templates see it.
  ///
  /// - Parameters:
  ///   - term: its place in the taxonomy.
  ///   - taxonomy: the taxonomy's place in `SiteIndex.allTaxonomies`.
  /// - Returns: the object, the same each time.
  func term(_ term: Int, ofTaxonomy taxonomy: Int) -> Value {
    terms.withLock { terms in
      if let known = terms[taxonomy][term] { return .object(known) }
      let made = TermObject(self, taxonomy: taxonomy, term: term)
      terms[taxonomy][term] = made
      return .object(made)
    }
  }

  func post(_ index: Int) -> Value { .object(DocumentObject(self, post: index)) }
  func page(_ index: Int) -> Value { .object(DocumentObject(self, page: index)) }
}
