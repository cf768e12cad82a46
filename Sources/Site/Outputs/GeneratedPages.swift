import Liquid

/// `page` and `paginator` for the pages that no file stands behind: lists, the archive, 404.
struct GeneratedPages: Sendable {
  let view: SiteView
  let words: ThemeWords

  /// What a generated page shows, and in which layout.
  struct Page {
    let layout: String
    let page: Value
    var paginator = Value.null
  }

  /// Nil for an output that is no generated page.
  func page(for output: Output) -> Page? {
    switch output.content {
    case .taxonomy(let index): return taxonomy(index, output)
    case .term(let taxonomy, let term, let list): return self.term(taxonomy, term, list)
    case .authors:
      return Page(
        layout: "authors", page: page("authors", title: word("authors"), output.url, []))
    case .author(let index, let list): return author(index, list)
    case .archive(let scope): return archive(scope, output)
    case .notFound:
      return Page(
        layout: "404", page: page("not_found", title: word("not_found"), output.url, []))
    default: return nil
    }
  }

  /// The home page, with the text of content/index.md when there is one.
  func home(_ list: ListPage, _ document: Document?) -> Value {
    guard let document else {
      let title = graph.configuration.title
      return page("home", title: title, list.url, [])
    }
    var pairs: [(String, Value)] = document.extras.pairs.map { ($0.0, $0.1) }
    pairs.append(("excerpt", document.excerptValue))
    pairs.append(("content", .html(document.html)))
    pairs.append(("toc", document.tableOfContents))
    pairs.append(("toc_html", .html(document.tableOfContentsHTML)))
    pairs.append(("show_toc", .bool(document.features.showsTableOfContents)))
    pairs.append(("math", .bool(document.features.math)))
    pairs.append(("mermaid", .bool(document.features.mermaid)))
    pairs.append(("image", document.image.map { .text($0) } ?? .null))
    return page(
      "home", title: document.title, list.url, pairs,
      description: document.description, language: document.language)
  }

  private func taxonomy(_ index: Int, _ output: Output) -> Page {
    let taxonomy = graph.index.taxonomies[index]
    let title = words.title(of: taxonomy.name, in: language)
    let value = Value.object(
      TaxonomyObject(view, SiteIndex.number(ofTaxonomy: index), title: title))
    return Page(
      layout: "taxonomy",
      page: page("taxonomy", title: title, output.url, [("taxonomy", value)]))
  }

  private func term(_ taxonomyIndex: Int, _ termIndex: Int, _ list: ListPage) -> Page {
    let taxonomy = graph.index.taxonomies[taxonomyIndex]
    let term = taxonomy.terms[termIndex]
    let title = words.title(of: taxonomy.name, in: language)
    let number = SiteIndex.number(ofTaxonomy: taxonomyIndex)
    let pairs: [(String, Value)] = [
      ("term", view.term(termIndex, ofTaxonomy: number)),
      ("taxonomy", .object(TaxonomyObject(view, number, title: title))),
    ]
    return Page(
      layout: "term", page: page("term", title: term.name, list.url, pairs),
      paginator: paginator(list, term.posts[list.range]))
  }

  private func author(_ index: Int, _ list: ListPage) -> Page {
    let author = graph.index.authors.terms[index]
    let value = view.term(index, ofTaxonomy: SiteIndex.authorsNumber)
    return Page(
      layout: "author",
      page: page("author", title: author.name, list.url, [("author_page", value)]),
      paginator: paginator(list, author.posts[list.range]))
  }

  private func archive(_ scope: Output.ArchiveScope, _ output: Output) -> Page {
    var pairs: [(String, Value)] = []
    var title = word("archive")
    let years: [ArchiveYear]
    switch scope {
    case .all: years = graph.index.archive
    case .year(let index):
      let year = graph.index.archive[index]
      years = [year]
      pairs.append(("year", .int(year.year)))
      title =
        words.word("year_title", in: language, with: [("year", "\(year.year)")]) ?? "\(year.year)"
    case .month(let index, let monthIndex):
      let month = graph.index.archive[index].months[monthIndex]
      years = [ArchiveYear(year: month.year, months: [month])]
      pairs += [("year", .int(month.year)), ("month", .int(month.month))]
      let values = [("year", "\(month.year)"), ("month", "\(month.month)")]
      title =
        words.word("month_title", in: language, with: values) ?? "\(month.year)-\(month.month)"
    }
    pairs.append(("years", .array(years.map { $0.value(view) })))
    return Page(layout: "archive", page: page("archive", title: title, output.url, pairs))
  }

  // MARK: - Values

  private var graph: SiteGraph { view.graph }

  private var language: String { graph.configuration.language }

  private func word(_ key: String) -> String { words.word(key, in: language) ?? key }

  private func page(
    _ kind: String, title: String, _ url: URLPath, _ pairs: [(String, Value)],
    description: String? = nil, language: String? = nil
  ) -> Value {
    let configuration = graph.configuration
    return .dictionary(
      LiquidDictionary(
        pairs + [
          ("kind", .text(kind)), ("title", .text(title)), ("url", .text(url.encoded)),
          ("lang", .text(language ?? configuration.language)),
          ("description", .text(description ?? configuration.description)),
        ]))
  }

  /// `paginator` of one page of a list, with the posts that stand on it.
  func paginator(_ list: ListPage, _ posts: some Sequence<Int>) -> Value {
    let previous = list.number > 1 ? list.number - 1 : nil
    let next = list.number < list.count ? list.number + 1 : nil
    let path: (Int) -> Value = { .text(ListPage.url(of: $0, base: list.base).encoded) }
    let pages = list.linkedNumbers.map { number -> Value in
      guard let number else { return .dictionary(LiquidDictionary([("gap", .bool(true))])) }
      return .dictionary(LiquidDictionary([("number", .int(number)), ("path", path(number))]))
    }
    return .dictionary(
      LiquidDictionary([
        ("page", .int(list.number)), ("per_page", .int(list.perPage)),
        ("posts", .array(posts.map { view.post($0) })),
        ("total_posts", .int(list.total)), ("total_pages", .int(list.count)),
        ("previous_page", previous.map { .int($0) } ?? .null),
        ("previous_page_path", previous.map(path) ?? .null),
        ("next_page", next.map { .int($0) } ?? .null),
        ("next_page_path", next.map(path) ?? .null),
        ("pages", .array(pages)),
      ]))
  }
}
