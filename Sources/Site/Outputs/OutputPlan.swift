/// Every file that the site consists of.
struct OutputPlan: Sendable {
  /// In the order of their URLs' kinds: posts first, then what is made from them.
  private(set) var outputs: [Output] = []
  /// The pages among them, for sitemaps.
  private(set) var listed: [Output] = []

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

  /// The files of one part of the site; each of them is made with the whole site in sight.
  func part(_ part: SitePart) -> OutputPlan {
    var plan = self
    plan.outputs = outputs.filter { part.contains(file: $0.file) }
    return plan
  }

  private mutating func add(_ url: URLPath, _ content: Output.Content, _ origin: OutputOrigin) {
    outputs.append(Output(url: url, content: content, origin: origin))
  }

  private mutating func addDocuments() {
    let (posts, pages) = (index.posts, index.pages)
    outputs.reserveCapacity(posts.count * 2)
    for place in posts.indices {
      add(posts[place].url, .post(place), .file(posts[place].source))
    }
    let homePage = index.homePage?.source
    for place in pages.indices where pages[place].source != homePage {
      add(pages[place].url, .page(place), .file(pages[place].source))
    }
    for documents in [posts, pages] {
      for place in documents.indices where !documents[place].aliases.isEmpty {
        for alias in documents[place].aliases {
          let url = documents[place].url
          add(alias, .redirect(to: url), .alias(source: documents[place].source))
        }
      }
    }
  }

  /// A page at `/` is the home page's own text and does not stand beside it.
  private mutating func addHome() {
    let origin =
      index.homePage.map { OutputOrigin.file($0.source) } ?? .generated("the home page")
    let total = index.posts.count
    for page in ListPage.pages(total: total, perPage: configuration.paginate, base: .home) {
      add(page.url, .home(page), origin)
    }
  }

  private mutating func addTaxonomies() {
    for (position, taxonomy) in index.taxonomies.enumerated() {
      add(taxonomy.url, .taxonomy(position), .generated("the list of \(taxonomy.name)"))
      for (termPosition, term) in taxonomy.terms.enumerated() {
        let origin = origin(of: term, in: taxonomy)
        for page in pages(of: term) {
          add(page.url, .term(taxonomy: position, term: termPosition, page), origin)
        }
      }
    }
  }

  private func origin(of term: Term, in taxonomy: Taxonomy) -> OutputOrigin {
    .term(name: term.name, taxonomy: taxonomy.name, source: index.posts[term.posts[0]].source)
  }

  private func pages(of term: Term) -> [ListPage] {
    ListPage.pages(total: term.posts.count, perPage: configuration.paginate, base: term.url)
  }

  private mutating func addAuthors() {
    guard index.hasAuthorPages else { return }
    add(index.authors.url, .authors, .generated("the list of authors"))
    for (position, author) in index.authors.terms.enumerated() {
      let origin = origin(of: author, in: index.authors)
      for page in pages(of: author) { add(page.url, .author(position, page), origin) }
    }
  }

  private mutating func addArchive() {
    add(.archive, .archive(.all), .generated("the archive"))
    for (position, year) in index.archive.enumerated() {
      add(year.url, .archive(.year(position)), .generated("the archive of \(year.year)"))
      for (monthPosition, month) in year.months.enumerated() {
        add(
          month.url, .archive(.month(position, monthPosition)),
          .generated("the archive of \(year.year)"))
      }
    }
  }

  private mutating func addFeeds() {
    add(.feed, .atomFeed(.site), .generated("the feed"))
    add(.jsonFeed, .jsonFeed, .generated("the JSON feed"))
    guard configuration.hasTermFeeds else { return }
    for (position, taxonomy) in index.taxonomies.enumerated() {
      for (termPosition, term) in taxonomy.terms.enumerated() {
        add(
          URLPath(safe: term.url.text + "feed.xml"),
          .atomFeed(.term(taxonomy: position, term: termPosition)),
          origin(of: term, in: taxonomy))
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
      add(url, .asset(path), .file(path))
    }
    for (position, asset) in theme.assets.enumerated() {
      let url = URLPath(safe: "/" + asset.path)
      addUnlessTaken(url, .themeAsset(position), .theme("templates/\(asset.path)"))
    }
  }

  private func bundleURLs() -> [String: URLPath] {
    var urls: [String: URLPath] = [:]
    for documents in [index.posts, index.pages] {
      for place in documents.indices {
        guard let bundle = documents[place].bundle, urls[bundle] == nil else { continue }
        urls[bundle] = documents[place].url
      }
    }
    return urls
  }

  private mutating func addNotFound() {
    addUnlessTaken(.notFound, .notFound, .generated("the 404 page"))
  }

  private mutating func addRobots() {
    addUnlessTaken(URLPath(safe: "/robots.txt"), .robots, .generated("robots.txt"))
  }

  private mutating func addUnlessTaken(
    _ url: URLPath, _ content: Output.Content, _ origin: OutputOrigin
  ) {
    let isTaken = outputs.indices.contains { ByteKey.isSame(outputs[$0].url.text, url.text) }
    if !isTaken { add(url, content, origin) }
  }

  private mutating func addSitemap() {
    listed = outputs.filter(\.isInSitemap)
    let count = listed.count
    guard count > Self.sitemapLimit else {
      return add(.sitemap, .sitemap(0..<count), .generated("the sitemap"))
    }
    let starts = Array(stride(from: 0, to: count, by: Self.sitemapLimit))
    add(.sitemap, .sitemapIndex(starts.count), .generated("the sitemap"))
    for (number, start) in starts.enumerated() {
      add(
        Sitemap.partURL(number + 1),
        .sitemap(start..<min(count, start + Self.sitemapLimit)), .generated("the sitemap"))
    }
  }
}

extension Output {
  /// Pages that search engines should know: no redirects, no second pages of lists, no files.
  var isInSitemap: Bool {
    switch content {
    case .page: url != .notFound
    case .post, .taxonomy, .authors, .archive: true
    case .home(let list), .term(_, _, let list), .author(_, let list): list.number == 1
    case .notFound, .atomFeed, .jsonFeed, .sitemap, .sitemapIndex, .robots, .redirect, .asset,
      .themeAsset:
      false
    }
  }
}

extension SiteIndex {
  /// One author needs no page: the home page lists the same posts.
  var hasAuthorPages: Bool { authors.terms.count > 1 }
}
