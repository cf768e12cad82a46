import Dates
import Diagnostics

/// All documents in their order, and how they hang together.
///
/// Made in one pass from what was loaded; no later stage changes it.
struct SiteIndex: Sendable {
  /// Newest first; posts of one moment by path, the later path first.
  let posts: [Document]
  /// By URL.
  let pages: [Document]
  /// For each post, then each page, its place among the documents that the index was made from.
  let order: [Int]
  /// In the order of the configuration.
  let taxonomies: [Taxonomy]
  let authors: Taxonomy
  /// The authors, then the taxonomies.
  let allTaxonomies: [Taxonomy]
  /// Newest first.
  let archive: [ArchiveYear]
  /// For each post, and in it for each taxonomy, the indices of its terms in the post's order.
  let postTerms: [[[Int]]]
  /// For each post the indices of its authors.
  let postAuthors: [[Int]]

  init(_ documents: [Document], _ configuration: SiteConfiguration) {
    // Documents are large: places are sorted, and each document is moved once.
    let postOrder = Self.order(ofPosts: documents)
    let pageOrder = documents.indices.filter { documents[$0].kind == .page }.sorted {
      (documents[$0].url.text, documents[$0].source)
        < (documents[$1].url.text, documents[$1].source)
    }
    order = postOrder + pageOrder
    posts = postOrder.map { documents[$0] }
    pages = pageOrder.map { documents[$0] }
    let posts = posts
    var used: [[[Int]]] = []
    var found: [Taxonomy] = []
    for (position, key) in configuration.taxonomies.enumerated() {
      let (taxonomy, terms) = Self.taxonomy(key.name, posts) { posts[$0].terms[position] }
      found.append(taxonomy)
      used.append(terms)
    }
    taxonomies = found
    (authors, postAuthors) = Self.taxonomy("authors", posts) { posts[$0].authors }
    allTaxonomies = [authors] + taxonomies
    postTerms = posts.indices.map { post in used.map { $0[post] } }
    archive = ArchiveYear.years(of: posts)
  }

  private static func order(ofPosts documents: [Document]) -> [Int] {
    var keys: [(epoch: Int, place: Int)] = []
    keys.reserveCapacity(documents.count)
    for place in documents.indices where documents[place].kind == .post {
      keys.append((documents[place].date?.epoch ?? 0, place))
    }
    keys.sort { left, right in
      if left.epoch != right.epoch { return left.epoch > right.epoch }
      return PathText.precedes(documents[right.place].source, documents[left.place].source)
    }
    return keys.map(\.place)
  }

  /// The authors' place in `allTaxonomies`.
  static let authorsNumber = 0

  /// A taxonomy's place in `allTaxonomies`, from that in `taxonomies`.
  static func number(ofTaxonomy position: Int) -> Int { position + 1 }

  /// A taxonomy, and for each post the indices of its terms in the post's order.
  private static func taxonomy(
    _ name: String, _ posts: [Document], names: (Int) -> [String]
  ) -> (Taxonomy, [[Int]]) {
    var grouping = TermGrouping()
    let used = posts.indices.map { post in
      names(post).map { grouping.add($0, post: post, source: posts[post].source) }
    }
    let (taxonomy, places) = grouping.grouped(named: name)
    return (taxonomy, used.map { $0.map { places[$0] } })
  }

  /// The names of a post's terms of all taxonomies, spelled as the site spells them, each once.
  func termNames(ofPost index: Int) -> [String] {
    var seen: Set<String> = []
    let names = zip(taxonomies, postTerms[index]).flatMap { taxonomy, terms in
      terms.map { taxonomy.terms[$0].name }
    }
    return names.filter { seen.insert($0).inserted }
  }

  /// What the whole of the site shows to be wrong.
  var diagnostics: [Diagnostic] {
    (taxonomies + [authors]).flatMap { TermGrouping.warnings(for: $0) }
  }

  /// The last change of any post, which stands for the site's own; nil without posts.
  var lastModified: DateTime? {
    posts.lazy.compactMap(\.lastModified).max()
  }
}
