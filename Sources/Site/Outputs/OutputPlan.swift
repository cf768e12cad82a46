/// Every file that the site consists of.
struct OutputPlan: Sendable {
  /// In the order of their URLs' kinds: posts first, then what is made from them.
  private(set) var outputs: [Output] = []

  private let index: SiteIndex
  private let configuration: SiteConfiguration

  /// Most entries of one sitemap file (sitemaps.org protocol).
  static let sitemapLimit = 50_000

  init(
    _ index: SiteIndex, _ configuration: SiteConfiguration, catalog: ContentCatalog, theme: Theme
  ) {
    self.index = index
    self.configuration = configuration
    addDocuments()
    addHome()
    addTaxonomies()
    addAuthors()
    addArchive()
    addFeeds()
    addAssets(catalog, theme)
    addNotFound()
    addSitemap()
    addRobots()
  }

  private mutating func add(_ url: URLPath, _ content: Output.Content, _ origin: String) {
    outputs.append(Output(url: url, content: content, origin: origin))
  }

  private mutating func addDocuments() {
    for (position, post) in index.posts.enumerated() {
      add(post.url, .post(position), post.source)
    }
    for (position, page) in index.pages.enumerated() where page.url != Self.home {
      add(page.url, .page(position), page.source)
    }
    for document in index.posts + index.pages {
      for alias in document.aliases {
        add(alias, .redirect(to: document.url), "an alias in \(document.source)")
      }
    }
  }

  private static let home = URLPath(safe: "/")

  /// A page at `/` is the home page's own text and does not stand beside it.
  private mutating func addHome() {
    let origin = index.homePage?.source ?? "the home page"
    let total = index.posts.count
    for page in ListPage.pages(total: total, perPage: configuration.paginate, base: Self.home) {
      add(page.url, .home(page), origin)
    }
  }

  private mutating func addTaxonomies() {
    for (position, taxonomy) in index.taxonomies.enumerated() {
      add(taxonomy.url, .taxonomy(position), "the list of \(taxonomy.name)")
      for (termPosition, term) in taxonomy.terms.enumerated() {
        let origin = "'\(term.name)' in \(taxonomy.name) of \(index.posts[term.posts[0]].source)"
        for page in pages(of: term) {
          add(page.url, .term(taxonomy: position, term: termPosition, page), origin)
        }
      }
    }
  }

  private func pages(of term: Term) -> [ListPage] {
    ListPage.pages(total: term.posts.count, perPage: configuration.paginate, base: term.url)
  }

  private mutating func addAuthors() {
    guard index.hasAuthorPages else { return }
    add(index.authors.url, .authors, "the list of authors")
    for (position, author) in index.authors.terms.enumerated() {
      let origin = "author '\(author.name)' of \(index.posts[author.posts[0]].source)"
      for page in pages(of: author) { add(page.url, .author(position, page), origin) }
    }
  }

  private mutating func addArchive() {
    add(URLPath(safe: "/archive/"), .archive(.all), "the archive")
    for (position, year) in index.archive.enumerated() {
      add(year.url, .archive(.year(position)), "the archive of \(year.year)")
      for (monthPosition, month) in year.months.enumerated() {
        add(month.url, .archive(.month(position, monthPosition)), "the archive of \(year.year)")
      }
    }
  }

  private mutating func addFeeds() {
    add(URLPath(safe: "/feed.xml"), .atomFeed(.site), "the feed")
    add(URLPath(safe: "/feed.json"), .jsonFeed, "the JSON feed")
    guard configuration.hasTermFeeds else { return }
    for (position, taxonomy) in index.taxonomies.enumerated() {
      for (termPosition, term) in taxonomy.terms.enumerated() {
        add(
          URLPath(safe: term.url.text + "feed.xml"),
          .atomFeed(.term(taxonomy: position, term: termPosition)),
          "the feed of '\(term.name)' in \(taxonomy.name)")
      }
    }
  }

  /// The site's own files win over the theme's.
  private mutating func addAssets(_ catalog: ContentCatalog, _ theme: Theme) {
    let bundles = bundleURLs()
    for path in catalog.assets {
      let bundle = catalog.bundle(of: path)
      // A bundle whose post is held back keeps its files to itself.
      let page = bundle.flatMap { name in bundles[name].map { (name, $0) } }
      guard let url = RelativeLinks.address(of: path, bundle: bundle, in: page) else { continue }
      add(url, .asset(path), path)
    }
    let taken = Set(outputs.map(\.url))
    for (position, asset) in theme.assets.enumerated() {
      let url = URLPath(safe: "/" + asset.path)
      if !taken.contains(url) { add(url, .themeAsset(position), "templates/\(asset.path)") }
    }
  }

  private func bundleURLs() -> [String: URLPath] {
    var urls: [String: URLPath] = [:]
    for post in index.posts
    where post.source.hasSuffix("/index.md") || post.source.hasSuffix("/index.markdown") {
      if let slash = post.source.lastIndex(of: "/") {
        urls[String(post.source[..<slash])] = post.url
      }
    }
    return urls
  }

  private mutating func addNotFound() {
    addUnlessTaken(URLPath(safe: "/404.html"), .notFound, "the 404 page")
  }

  private mutating func addRobots() {
    addUnlessTaken(URLPath(safe: "/robots.txt"), .robots, "robots.txt")
  }

  private mutating func addUnlessTaken(
    _ url: URLPath, _ content: Output.Content, _ origin: String
  ) {
    if !outputs.contains(where: { $0.url == url }) { add(url, content, origin) }
  }

  private mutating func addSitemap() {
    let count = outputs.count { $0.isInSitemap }
    guard count > Self.sitemapLimit else {
      return add(URLPath(safe: "/sitemap.xml"), .sitemap(0..<count), "the sitemap")
    }
    let starts = Array(stride(from: 0, to: count, by: Self.sitemapLimit))
    add(URLPath(safe: "/sitemap.xml"), .sitemapIndex(starts.count), "the sitemap")
    for (number, start) in starts.enumerated() {
      add(
        Sitemap.partURL(number + 1),
        .sitemap(start..<min(count, start + Self.sitemapLimit)), "the sitemap")
    }
  }
}

extension Output {
  /// Pages that search engines should know: no redirects, no second pages of lists, no files.
  var isInSitemap: Bool {
    switch content {
    case .post, .page, .taxonomy, .authors, .archive: true
    case .home(let list), .term(_, _, let list), .author(_, let list): list.number == 1
    default: false
    }
  }
}

extension SiteIndex {
  /// The page whose text stands on the home page, `content/index.md`.
  var homePage: Document? { pages.first { $0.url == URLPath(safe: "/") } }

  /// One author needs no page: the home page lists the same posts.
  var hasAuthorPages: Bool { authors.terms.count > 1 }
}
