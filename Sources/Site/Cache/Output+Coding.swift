extension ByteWriter {
  /// Writes what goes into an output, one byte for its kind first.
  mutating func write(_ content: Output.Content) {
    switch content {
    case .post(let post): write(kind: 0, post)
    case .page(let page): write(kind: 1, page)
    case .home(let list): write(kind: 2, list: list)
    case .taxonomy(let taxonomy): write(kind: 3, taxonomy)
    case .term(let taxonomy, let term, let list): write(kind: 4, taxonomy, term, list: list)
    case .authors: write(kind: 5)
    case .author(let author, let list): write(kind: 6, author, list: list)
    case .archive(.all): write(kind: 7)
    case .archive(.year(let year)): write(kind: 8, year)
    case .archive(.month(let year, let month)): write(kind: 9, year, month)
    case .notFound: write(kind: 10)
    case .atomFeed(.site): write(kind: 11)
    case .atomFeed(.term(let taxonomy, let term)): write(kind: 12, taxonomy, term)
    case .jsonFeed: write(kind: 13)
    case .sitemap(let range): write(kind: 14, range.lowerBound, range.upperBound)
    case .sitemapIndex(let parts): write(kind: 15, parts)
    case .robots: write(kind: 16)
    case .redirect(let target): write(kind: 17, text: target.text)
    case .asset(let path): write(kind: 18, text: path)
    case .themeAsset(let asset): write(kind: 19, asset)
    }
  }

  private mutating func write(kind: UInt8, _ numbers: Int..., list: ListPage? = nil) {
    write(kind)
    for number in numbers { write(number) }
    guard let list else { return }
    for number in [
      list.number, list.count, list.range.lowerBound, list.range.upperBound, list.total,
      list.perPage,
    ] {
      write(number)
    }
    write(list.base.text)
  }

  private mutating func write(kind: UInt8, text: String) {
    write(kind)
    write(text)
  }
}

extension ByteReader {
  mutating func outputContent() throws(DamagedBytes) -> Output.Content {
    switch try byte() {
    case 0: .post(try integer())
    case 1: .page(try integer())
    case 2: .home(try listPage())
    case 3: .taxonomy(try integer())
    case 4: .term(taxonomy: try integer(), term: try integer(), try listPage())
    case 5: .authors
    case 6: .author(try integer(), try listPage())
    case 7: .archive(.all)
    case 8: .archive(.year(try integer()))
    case 9: .archive(.month(try integer(), try integer()))
    case 10: .notFound
    case 11: .atomFeed(.site)
    case 12: .atomFeed(.term(taxonomy: try integer(), term: try integer()))
    case 13: .jsonFeed
    case 14: .sitemap(try range())
    case 15: .sitemapIndex(try integer())
    case 16: .robots
    case 17: .redirect(to: URLPath(safe: try text()))
    case 18: .asset(try text())
    case 19: .themeAsset(try integer())
    default: throw DamagedBytes()
    }
  }

  private mutating func listPage() throws(DamagedBytes) -> ListPage {
    ListPage(
      number: try integer(), count: try integer(), range: try range(), total: try integer(),
      perPage: try integer(), base: URLPath(safe: try text()))
  }

  private mutating func range() throws(DamagedBytes) -> Range<Int> {
    let (first, end) = (try integer(), try integer())
    guard first <= end else { throw DamagedBytes() }
    return first..<end
  }
}
