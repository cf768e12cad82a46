/// Sitemaps as sitemaps.org describes them.
struct Sitemap {
  let graph: SiteGraph

  /// The n-th part of a sitemap that is too long for one file; one-based.
  static func partURL(_ number: Int) -> URLPath { URLPath(safe: "/sitemap-\(number).xml") }

  /// Appends a file with the pages among some outputs.
  func write(_ outputs: some Sequence<Output>, into buffer: inout [UInt8]) {
    buffer.append(markup: Self.head + "<urlset xmlns=\"\(Self.namespace)\">\n")
    for output in outputs {
      buffer.append(markup: "<url><loc>")
      buffer.append(text: graph.configuration.address(of: output.url))
      buffer.append(markup: "</loc>")
      if let modified = graph.index.lastModified(of: output.content) {
        buffer.append(markup: "<lastmod>\(modified.xmlSchema)</lastmod>")
      }
      buffer.append(markup: "</url>\n")
    }
    buffer.append(markup: "</urlset>\n")
  }

  /// Appends a file that names the parts of a long sitemap.
  func writeIndex(parts: Int, into buffer: inout [UInt8]) {
    buffer.append(markup: Self.head + "<sitemapindex xmlns=\"\(Self.namespace)\">\n")
    for number in 1...max(1, parts) {
      buffer.append(markup: "<sitemap><loc>")
      buffer.append(text: graph.configuration.address(of: Self.partURL(number)))
      buffer.append(markup: "</loc></sitemap>\n")
    }
    buffer.append(markup: "</sitemapindex>\n")
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
}
