import Dates
import Diagnostics

/// How the documents of a site hang together, told by their numbers alone.
///
/// An edit that changes none of the fields that this is made from leaves it as it is; so a build keeps it
/// for the next.
struct SiteStructure: Sendable {
  /// For each post, newest first, then each page, its number among the documents.
  let order: [Int]
  let postCount: Int
  /// The authors, then the taxonomies in the order of the configuration.
  let allTaxonomies: [Taxonomy]
  /// The terms of posts, for each of `allTaxonomies`.
  let uses: [TermUse]
  /// Newest first.
  let archive: [ArchiveYear]
  /// The last change of any post, which stands for the site's own; nil without posts.
  let lastModified: DateTime?
  /// The place among the pages of the one whose text stands on the home page, `content/index.md`.
  let homePage: Int?
}

extension SiteStructure {
  init(_ documents: [Document], _ configuration: SiteConfiguration) {
    let postOrder = Self.order(ofPosts: documents)
    let pageOrder = documents.indices.filter { documents[$0].kind == .page }.sorted {
      (documents[$0].url.text, documents[$0].source)
        < (documents[$1].url.text, documents[$1].source)
    }
    let posts = postOrder.map { documents[$0] }
    let authors = Self.taxonomy("authors", posts) { $0.authors }
    let grouped = configuration.taxonomies.enumerated().map { position, key in
      Self.taxonomy(key.name, posts) { $0.terms[position] }
    }
    self.init(
      order: postOrder + pageOrder, postCount: posts.count,
      allTaxonomies: [authors.0] + grouped.map(\.0), uses: [authors.1] + grouped.map(\.1),
      archive: ArchiveYear.years(of: posts),
      lastModified: posts.lazy.compactMap(\.lastModified).max(),
      homePage: pageOrder.firstIndex { documents[$0].url == .home })
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
}

extension SiteStructure {
  /// What the whole of the site shows to be wrong.
  var diagnostics: [Diagnostic] {
    let taxonomies = allTaxonomies[SiteIndex.number(ofTaxonomy: 0)...]
    return (taxonomies + [allTaxonomies[SiteIndex.authorsNumber]]).flatMap {
      TermGrouping.warnings(for: $0)
    }
  }
}

extension Document {
  /// Whether a site in which another document takes this one's place has the same structure and
  /// the same outputs.
  func hasStructure(of other: Document) -> Bool {
    kind == other.kind && source == other.source && bundle == other.bundle && url == other.url
      && aliases == other.aliases && date == other.date && updated == other.updated
      && terms == other.terms && authors == other.authors
  }
}
