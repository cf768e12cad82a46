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
  /// The last change of any post, which stands for the site's own; nil without posts.
  let lastModified: DateTime?
  /// The terms of posts, for each of `allTaxonomies`.
  private let uses: [TermUse]

  init(_ documents: [Document], _ configuration: SiteConfiguration) {
    let postOrder = Self.order(ofPosts: documents)
    let pageOrder = documents.indices.filter { documents[$0].kind == .page }.sorted {
      (documents[$0].url.text, documents[$0].source)
        < (documents[$1].url.text, documents[$1].source)
    }
    order = postOrder + pageOrder
    posts = postOrder.map { documents[$0] }
    pages = pageOrder.map { documents[$0] }
    let posts = posts
    let (authors, authorUse) = Self.taxonomy("authors", posts) { $0.authors }
    let grouped = configuration.taxonomies.enumerated().map { position, key in
      Self.taxonomy(key.name, posts) { $0.terms[position] }
    }
    self.authors = authors
    taxonomies = grouped.map(\.0)
    allTaxonomies = [authors] + taxonomies
    uses = [authorUse] + grouped.map(\.1)
    lastModified = posts.lazy.compactMap(\.lastModified).max()
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

  /// The indices of a post's terms in one of `allTaxonomies`, in the post's own order.
  func terms(ofPost post: Int, inTaxonomy number: Int) -> ArraySlice<Int> { uses[number][post] }

  private static func taxonomy(
    _ name: String, _ posts: [Document], names: (Document) -> [String]
  ) -> (Taxonomy, TermUse) {
    var grouping = TermGrouping()
    var use = TermUse()
    for (place, post) in posts.enumerated() {
      use.append(names(post)) { grouping.add($0, post: place, source: post.source) }
    }
    let (taxonomy, places) = grouping.grouped(named: name)
    use.renumber(places)
    return (taxonomy, use)
  }

  /// The names of a post's terms of all taxonomies, spelled as the site spells them, each once.
  func termNames(ofPost index: Int) -> [String] {
    var seen: Set<String> = []
    let names = taxonomies.enumerated().flatMap { position, taxonomy in
      terms(ofPost: index, inTaxonomy: Self.number(ofTaxonomy: position)).map {
        taxonomy.terms[$0].name
      }
    }
    return names.filter { seen.insert($0).inserted }
  }

  /// What the whole of the site shows to be wrong.
  var diagnostics: [Diagnostic] {
    (taxonomies + [authors]).flatMap { TermGrouping.warnings(for: $0) }
  }
}
