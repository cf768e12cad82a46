/// One file that the site consists of, and what goes into it.
///
/// A class, so that lists of outputs are handed on without copying them.
final class Output: Sendable {
  enum Content: Sendable, Hashable {
    /// An index into the site's posts.
    case post(Int)
    /// An index into the site's pages.
    case page(Int)
    case home(ListPage)
    /// An index into the site's taxonomies.
    case taxonomy(Int)
    case term(taxonomy: Int, term: Int, ListPage)
    case authors
    case author(Int, ListPage)
    case archive(ArchiveScope)
    case notFound
    case atomFeed(FeedScope)
    case jsonFeed
    case sitemap(Range<Int>)
    /// The number of sitemaps that it lists.
    case sitemapIndex(Int)
    case robots
    case redirect(to: URLPath)
    /// A file below content/, by its path in the site.
    case asset(String)
    /// An index into the theme's assets.
    case themeAsset(Int)
  }

  /// The part of the archive that a page shows.
  enum ArchiveScope: Sendable, Hashable {
    case all
    /// An index into the archive's years.
    case year(Int)
    /// Indices of a year and of a month in it.
    case month(Int, Int)
  }

  /// The posts that a feed holds.
  enum FeedScope: Sendable, Hashable {
    case site
    case term(taxonomy: Int, term: Int)
  }

  let url: URLPath
  /// Its path in the output folder.
  let file: String
  let content: Content
  let origin: OutputOrigin

  init(url: URLPath, content: Content, origin: OutputOrigin) {
    self.url = url
    self.content = content
    self.origin = origin
    file = url.file
  }

  /// An output that an earlier build planned.
  convenience init(again record: OutputRecord) {
    self.init(url: record.url, content: record.subject, origin: .earlierPlan)
  }
}

extension Output.Content {
  /// Whether it is made from the list of all pages.
  var isSitemap: Bool {
    switch self {
    case .sitemap, .sitemapIndex: true
    default: false
    }
  }

  /// Whether it shows the whole texts of a term's posts.
  var isFeedOfTerm: Bool {
    if case .atomFeed(.term) = self { true } else { false }
  }
}
