/// One file that the site consists of, and what goes into it.
struct Output: Sendable {
  enum Content: Sendable {
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
  enum ArchiveScope: Sendable {
    case all
    /// An index into the archive's years.
    case year(Int)
    /// Indices of a year and of a month in it.
    case month(Int, Int)
  }

  /// The posts that a feed holds.
  enum FeedScope: Sendable {
    case site
    case term(taxonomy: Int, term: Int)
  }

  let url: URLPath
  let content: Content
  /// What asked for this file, as a message names it: `content/posts/a.md`, `the page of tag 'AI'`.
  let origin: String
}

/// One page of a list of posts that is spread over several.
struct ListPage: Sendable {
  /// One-based.
  let number: Int
  /// At least one, also for an empty list.
  let count: Int
  /// The posts on this page, as positions in the list.
  let range: Range<Int>
  let total: Int
  let perPage: Int
  /// The address of the first page; the others lie below it.
  let base: URLPath

  var url: URLPath { Self.url(of: number, base: base) }

  static func url(of number: Int, base: URLPath) -> URLPath {
    number == 1 ? base : URLPath(safe: "\(base.text)page/\(number)/")
  }

  /// The pages that a page links to by number: the first, the last and those up to two away;
  /// nil stands for pages left out between them.
  var linkedNumbers: [Int?] {
    var numbers: [Int?] = []
    for number in Set([1, count] + (number - 2...number + 2)).sorted()
    where (1...count).contains(number) {
      if let last = numbers.last ?? nil, number - last == 2 {
        numbers.append(number - 1)
      } else if let last = numbers.last ?? nil, number - last > 2 {
        numbers.append(nil)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// All pages of a list.
  static func pages(total: Int, perPage: Int, base: URLPath) -> [ListPage] {
    let count = max(1, (total + perPage - 1) / perPage)
    return (1...count).map { number in
      ListPage(
        number: number, count: count,
        range: (number - 1) * perPage..<min(total, number * perPage), total: total,
        perPage: perPage, base: base)
    }
  }
}
