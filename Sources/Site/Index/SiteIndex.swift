import Dates

/// All documents in their order, and how they hang together.
///
/// Made in one pass from what was loaded; no later stage changes it.
struct SiteIndex: Sendable {
  /// Newest first; posts of one moment by path, the later path first.
  let posts: DocumentList
  /// By URL.
  let pages: DocumentList
  /// In the order of the configuration.
  let taxonomies: [Taxonomy]
  let structure: SiteStructure

  /// Puts documents in order.
  init(_ documents: [Document], _ configuration: SiteConfiguration) {
    structure = SiteStructure(documents, configuration)
    let (posts, pages) = structure.documentNumbers
    self.posts = DocumentList(posts.map { documents[$0] })
    self.pages = DocumentList(pages.map { documents[$0] })
    taxonomies = structure.taxonomies
  }

  /// Takes documents that were in order before.
  init(_ structure: SiteStructure, _ documents: LinkedDocuments) {
    self.structure = structure
    let (posts, pages) = structure.documentNumbers
    self.posts = DocumentList(documents, numbers: posts)
    self.pages = DocumentList(documents, numbers: pages)
    taxonomies = structure.taxonomies
  }

  /// For each post, then each page, its number among the documents that the index was made from.
  var order: [Int] { structure.order }
  /// The authors, then the taxonomies.
  var allTaxonomies: [Taxonomy] { structure.allTaxonomies }
  var authors: Taxonomy { allTaxonomies[Self.authorsNumber] }
  /// Newest first.
  var archive: [ArchiveYear] { structure.archive }
  /// The last change of any post, which stands for the site's own; nil without posts.
  var lastModified: DateTime? { structure.lastModified }

  /// The page whose text stands on the home page, `content/index.md`.
  var homePage: Document? { structure.homePage.map { pages[$0] } }

  /// The authors' place in `allTaxonomies`.
  static let authorsNumber = 0

  /// A taxonomy's place in `allTaxonomies`, from that in `taxonomies`.
  static func number(ofTaxonomy position: Int) -> Int { position + 1 }

  /// The indices of a post's terms in one of `allTaxonomies`, in the post's own order.
  func terms(ofPost post: Int, inTaxonomy number: Int) -> ArraySlice<Int> {
    structure.uses[number][post]
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

}

extension SiteStructure {
  /// The numbers of the posts and of the pages.
  fileprivate var documentNumbers: (posts: ArraySlice<Int>, pages: ArraySlice<Int>) {
    (order[..<postCount], order[postCount...])
  }

  fileprivate var taxonomies: [Taxonomy] {
    Array(allTaxonomies[SiteIndex.number(ofTaxonomy: 0)...])
  }
}
