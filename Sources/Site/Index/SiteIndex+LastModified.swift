import Dates

extension SiteIndex {
  /// When what an output shows last changed; nil when that is not known.
  func lastModified(of content: Output.Content) -> DateTime? {
    switch content {
    case .post(let post): posts[post].lastModified
    case .page(let page): pages[page].lastModified
    case .home, .taxonomy, .authors, .archive(.all): lastModified
    case .term(let taxonomy, let term, _): newest(taxonomies[taxonomy].terms[term].posts)
    case .author(let author, _): newest(authors.terms[author].posts)
    case .archive(.year(let year)): newest(archive[year].months.flatMap(\.posts))
    case .archive(.month(let year, let month)): newest(archive[year].months[month].posts)
    case .notFound, .atomFeed, .jsonFeed, .sitemap, .sitemapIndex, .robots, .redirect, .asset,
      .themeAsset:
      nil
    }
  }

  private func newest(_ indices: [Int]) -> DateTime? {
    indices.lazy.compactMap { posts[$0].lastModified }.max()
  }
}
