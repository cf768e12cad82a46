import CJKText
import Diagnostics

/// Finds where the links of rendered pages were written: in a document, a copied page, a template,
/// site.yml or a data file.
///
/// Only what is wrong is looked for, so that a site without mistakes pays nothing.
struct LinkPlacer: Sendable {
  let site: CheckedSite
  let outputs: [Output]

  /// Where a link is written.
  struct Place: Sendable {
    /// Nil where only the page is known that shows it.
    let location: SourceLocation?
    /// Whether it is to be said which pages show it.
    let isOfPages: Bool
  }

  /// For each group the places of its links; none for a group that only quotes another one's.
  func places(of groups: [CheckedLinks.Group]) async -> [[Place]] {
    let written = await inFiles(groups)
    var placed = Set<LinkDestination>()
    for (group, places) in zip(groups, written) where !places.isEmpty {
      placed.insert(group.target.destination)
    }
    let literals = LiteralSearch(site)
    return zip(groups, written).map { group, found in
      if !found.isEmpty { return found.map { Place(location: $0, isOfPages: false) } }
      // Lists and feeds quote documents; what is wrong in those is told there.
      let isQuote =
        placed.contains(group.target.destination)
        && group.pages.allSatisfy { sourceFile(ofPage: $0) == nil }
      if isQuote { return [] }
      let places = literals.locations(of: group.target.written, basePath: site.basePath)
      return places.isEmpty
        ? [Place(location: nil, isOfPages: true)]
        : places.map { Place(location: $0, isOfPages: true) }
    }
  }

  /// The file of content/ that a page is made of, if it is one.
  private func sourceFile(ofPage page: Int) -> String? {
    let index = site.graph.index
    switch outputs[page].content {
    case .post(let post): return index.posts[post].source
    case .page(let page): return index.pages[page].source
    case .home: return index.homePage?.source
    case .asset(let path): return path
    default: return nil
    }
  }

  /// For each group where its links stand in the files of the pages that hold them.
  private func inFiles(_ groups: [CheckedLinks.Group]) async -> [[SourceLocation]] {
    var wanted: [String: [Int]] = [:]
    for (number, group) in groups.enumerated() {
      for page in group.pages {
        if let source = sourceFile(ofPage: page) { wanted[source, default: []].append(number) }
      }
    }
    let addresses = DocumentLinkPlaces(site.graph)
    let wantedLinks = wanted.mapValues { numbers in
      numbers.map { (number: $0, link: groups[$0].target) }
    }
    var found = await site.reader.map(only: Set(wanted.keys)) { document in
      let links = wantedLinks[document.file.path] ?? []
      let offsets = addresses.offsets(of: links.map(\.link), in: document)
      return zip(links, offsets).map { link, offsets in
        (number: link.number, places: offsets.map { document.file.location(at: $0) })
      }
    }
    found += wantedLinks.filter { !ContentCatalog.MarkdownFile.isMarkdown($0.key) }.map {
      inCopy($0.key, $0.value)
    }
    var places = groups.map { _ in [SourceLocation]() }
    for (number, locations) in found.joined() { places[number] += locations }
    return places.map { $0.sorted() }
  }

  /// The places of links in a page that is copied as it is.
  private func inCopy(
    _ path: String, _ links: [(number: Int, link: LinkTarget)]
  ) -> [(number: Int, places: [SourceLocation])] {
    guard let bytes = try? POSIX.read(site.reader.loader.root + "/" + path) else { return [] }
    let file = SourceFile(path: path, bytes: bytes)
    return links.map { number, link in
      let offset = LiteralSearch.offset(of: link.written, in: bytes, from: 0)
      return (number, [offset.map { file.location(at: $0) } ?? file.location])
    }
  }
}

/// Where the documents of a site live, for telling which links of a text lead to them.
struct DocumentLinkPlaces: Sendable {
  private let urls: [String: URLPath]
  private let basePath: String

  init(_ graph: SiteGraph) {
    basePath = graph.configuration.basePath
    var urls: [String: URLPath] = [:]
    for document in graph.index.posts + graph.index.pages {
      urls[Normalization.nfc(document.source)] = document.url
      if let bundle = document.bundle { urls[Normalization.nfc(bundle)] = document.url }
    }
    self.urls = urls
  }

  /// For each link of a document's page the places at which it stands in the document's file.
  func offsets(of links: [LinkTarget], in document: CheckedDocument) -> [[Int]] {
    let wanted = Set(links.map { Self.plain($0.written) })
    var places: [String: [Int]] = [:]
    for place in document.places(of: { wanted.contains(Self.plain(address(of: $0))) }) {
      places[Self.plain(address(of: place.destination)), default: []].append(place.offset)
    }
    return links.map { link in
      if let found = places[Self.plain(link.written)] { return found }
      if let raw = LiteralSearch.offset(
        of: link.written, in: document.file.bytes, from: document.bodyStart)
      {
        return [raw]
      }
      return document.frontMatterValue(leadingTo: link.written).map { [$0] } ?? []
    }
  }

  /// The address that a page of the document has for a destination in its text.
  private func address(of destination: MarkdownDestination) -> String {
    switch destination.target {
    case .asWritten: return destination.url
    case .address(let address), .asset(_, let address): return address
    case .document(let path, let file, let suffix):
      guard let url = urls[Normalization.nfc(path)] else { return destination.url }
      let target = file.map { URLPath(safe: url.folder + Normalization.nfc($0)) } ?? url
      return basePath + target.encoded + suffix
    }
  }

  private static func plain(_ address: String) -> String {
    PercentDecoding.decode(address) ?? address
  }
}

extension CheckedDocument {
  /// Where a value of the front matter stands that an address ends with, such as that of `image`.
  fileprivate func frontMatterValue(leadingTo address: String) -> Int? {
    let address = PercentDecoding.decode(address) ?? address
    var waiting = frontMatter.entries.map(\.value)
    while let node = waiting.popLast() {
      switch node.value {
      case .scalar(let scalar):
        let text = scalar.text.hasPrefix("./") ? String(scalar.text.dropFirst(2)) : scalar.text
        let isPath = text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
        if isPath, address.utf8.count >= text.utf8.count,
          address.utf8.suffix(text.utf8.count).elementsEqual(text.utf8)
        {
          return node.offset
        }
      case .sequence(let items): waiting += items
      case .mapping(let mapping): waiting += mapping.entries.map(\.value)
      }
    }
    return nil
  }
}
