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
  /// In the order of the configuration.
  let taxonomies: [Taxonomy]
  let authors: Taxonomy
  /// Newest first.
  let archive: [ArchiveYear]
  /// For each post, and in it for each taxonomy, the indices of its terms in the post's order.
  let postTerms: [[[Int]]]
  /// For each post the indices of its authors.
  let postAuthors: [[Int]]

  init(_ documents: [Document], _ configuration: SiteConfiguration) {
    posts = documents.filter { $0.kind == .post }.sorted { left, right in
      let (first, second) = (left.date?.epoch ?? 0, right.date?.epoch ?? 0)
      if first != second { return first > second }
      return right.source.utf8.lexicographicallyPrecedes(left.source.utf8)
    }
    pages = documents.filter { $0.kind == .page }.sorted {
      ($0.url.text, $0.source) < ($1.url.text, $1.source)
    }
    let posts = posts
    taxonomies = configuration.taxonomies.enumerated().map { position, key in
      Self.taxonomy(key.name, posts) { $0.terms[position] }
    }
    authors = Self.taxonomy("authors", posts) { $0.authors }
    let taxonomies = taxonomies
    let authors = authors
    postTerms = posts.map { post in
      zip(taxonomies, post.terms).map { taxonomy, names in taxonomy.indices(of: names) }
    }
    postAuthors = posts.map { authors.indices(of: $0.authors) }
    archive = ArchiveYear.years(of: posts)
  }

  private static func taxonomy(
    _ name: String, _ posts: [Document], names: (Document) -> [String]
  ) -> Taxonomy {
    var grouping = TermGrouping()
    for (index, post) in posts.enumerated() {
      for term in names(post) { grouping.add(term, post: index, source: post.source) }
    }
    return grouping.taxonomy(named: name)
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
