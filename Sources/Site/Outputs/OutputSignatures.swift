import Liquid

/// Fingerprints of all that is known of an output before it is made.
///
/// What a page reads while it renders is not among it: `ReadLog` notes that.
struct OutputSignatures: Sendable {
  private let index: SiteIndex
  private let table: DocumentTable
  private let theme: Theme
  /// The pages that sitemaps list.
  private let listed: [Output]
  private let feedLength: Int
  /// Files below content/ by path, with a stamp when that can be trusted.
  private let assets: [ByteKey: FileStamp]
  /// By name: a layout with all it includes, and the layouts around it.
  private let layouts: [String: Fingerprint]
  private let words: Fingerprint

  init(
    _ index: SiteIndex, _ table: DocumentTable, _ theme: Theme, _ library: TemplateLibrary,
    listed: [Output], feedLength: Int, assets: [InputRecord]
  ) {
    self.index = index
    self.table = table
    self.theme = theme
    self.listed = listed
    self.feedLength = feedLength
    self.assets = Dictionary(
      assets.lazy.filter(\.isSettled).map { (ByteKey($0.path), $0.stamp) },
      uniquingKeysWith: { first, _ in first })
    layouts = Self.layouts(theme, library)
    words = theme.wordsPrint
  }

  private static func layouts(
    _ theme: Theme, _ library: TemplateLibrary
  ) -> [String: Fingerprint] {
    let own = theme.layouts.mapValues { Fingerprint($0.source.file.bytes) }
    let reached = theme.layouts.keys.map { name in
      var print = Fingerprint()
      for template in library.templates(reachedFrom: name) {
        print.add(template)
        print.add(own[template] ?? Fingerprint())
      }
      return (name, print)
    }
    let inner = Dictionary(uniqueKeysWithValues: reached)
    return Dictionary(
      uniqueKeysWithValues: inner.keys.map { name in
        var print = Fingerprint()
        var next: String? = name
        while let current = next {
          print.add(current)
          print.add(inner[current] ?? Fingerprint())
          next = theme.layouts[current]?.parent.map { $0.text + ".html" }
        }
        return (name, print)
      })
  }

  /// The signature of an output, nil for one of which too little is known to leave it unmade.
  func signature(of output: Output) -> Fingerprint? {
    var print = words
    switch output.content {
    case .post(let post): add(document: post, &print)
    case .page(let page): add(document: index.posts.count + page, &print)
    case .home(let list):
      add(layout: index.homePage?.layout ?? "home", &print)
      if let page = index.pages.indices.first(where: { index.pages[$0].url == .home }) {
        print.add(table.whole(table.order[index.posts.count + page]))
      }
      add(list, list.range, &print)
    case .taxonomy(let taxonomy):
      print.add(index.taxonomies[taxonomy].name)
      add(layout: "taxonomy", &print)
    case .term(let taxonomy, let term, let list):
      add(layout: "term", &print)
      add(SiteIndex.number(ofTaxonomy: taxonomy), term, list, &print)
    case .authors: add(layout: "authors", &print)
    case .author(let author, let list):
      add(layout: "author", &print)
      add(SiteIndex.authorsNumber, author, list, &print)
    case .archive(let scope):
      add(layout: "archive", &print)
      add(scope, &print)
    case .notFound: add(layout: "404", &print)
    case .atomFeed(.site), .jsonFeed:
      print.add("feed")
      add(feed: index.posts.indices.prefix(feedLength), &print)
    case .atomFeed(.term(let taxonomy, let term)):
      let number = SiteIndex.number(ofTaxonomy: taxonomy)
      print.add(table.facts.terms[number][term].identity)
      add(feed: index.allTaxonomies[number].terms[term].posts.prefix(feedLength), &print)
    case .sitemap(let range): add(sitemap: range, &print)
    case .sitemapIndex(let parts):
      print.add("sitemaps")
      print.add(parts)
    case .robots: print.add("robots")
    case .redirect(let target):
      print.add("redirect")
      print.add(target.text)
    case .asset(let path):
      guard let stamp = assets[ByteKey(path)] else { return nil }
      add(stamp, path, &print)
    case .themeAsset(let asset): print.add(theme.assets[asset].bytes)
    }
    return print
  }

  // MARK: - Parts

  private func add(document number: Int, _ print: inout Fingerprint) {
    let place = table.order[number]
    print.add(table.identity(place))
    print.add(table.relations[place].links)
    // The layout and the page's content are handed to the template, not read by it.
    if let content = DocumentAspects.own.firstIndex(of: .content) {
      print.add(table.documents[place].print(content))
    }
    add(layout: table.documents[place].document.layoutName, &print)
  }

  private func add(layout name: String, _ print: inout Fingerprint) {
    print.add(layouts[name + ".html"] ?? Fingerprint())
  }

  private func add(
    _ taxonomy: Int, _ term: Int, _ list: ListPage, _ print: inout Fingerprint
  ) {
    print.add(index.allTaxonomies[taxonomy].name)
    print.add(table.facts.terms[taxonomy][term].identity)
    add(list, index.allTaxonomies[taxonomy].terms[term].posts[list.range], &print)
  }

  private func add(_ list: ListPage, _ posts: some Sequence<Int>, _ print: inout Fingerprint) {
    for number in [list.number, list.count, list.total, list.perPage] { print.add(number) }
    print.add(list.base.text)
    add(posts: posts, &print)
  }

  private func add(posts: some Sequence<Int>, _ print: inout Fingerprint) {
    for post in posts { print.add(table.identity(table.order[post])) }
  }

  private func add(feed posts: some Sequence<Int>, _ print: inout Fingerprint) {
    for post in posts { print.add(table.whole(table.order[post])) }
  }

  private func add(_ scope: Output.ArchiveScope, _ print: inout Fingerprint) {
    switch scope {
    case .all: for year in index.archive { add(year.months, &print) }
    case .year(let year): add(index.archive[year].months, &print)
    case .month(let year, let month): add([index.archive[year].months[month]], &print)
    }
  }

  private func add(_ months: [ArchiveMonth], _ print: inout Fingerprint) {
    for month in months {
      print.add(month.year * 12 + month.month)
      add(posts: month.posts, &print)
    }
  }

  private func add(sitemap range: Range<Int>, _ print: inout Fingerprint) {
    for output in listed[range] {
      print.add(output.file)
      let modified = index.lastModified(of: output.content)
      print.add(modified?.epoch ?? 0)
      print.add(modified?.offset ?? 0)
    }
  }

  private func add(_ stamp: FileStamp, _ path: String, _ print: inout Fingerprint) {
    print.add(path)
    print.add(stamp.size)
    print.add(Int(stamp.modified))
    print.add(Int(stamp.changed))
    print.add(stamp.inode)
    print.add(stamp.device)
  }
}
