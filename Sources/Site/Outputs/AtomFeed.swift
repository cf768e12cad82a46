import Dates

/// An Atom feed (RFC 4287) of the newest posts with their full text.
struct AtomFeed {
  let graph: SiteGraph
  let scope: Output.FeedScope
  let url: URLPath

  /// Appends the whole file.
  func write(into buffer: inout [UInt8]) {
    let configuration = graph.configuration
    let address = configuration.address(of: url)
    buffer.append(markup: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    buffer.append(markup: "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    buffer.append(text: configuration.language)
    buffer.append(markup: "\">\n<title>")
    buffer.append(text: title)
    buffer.append(markup: "</title>\n")
    if case .site = scope, !configuration.description.isEmpty {
      element("subtitle", configuration.description, &buffer)
    }
    link("self", "application/atom+xml", address, &buffer)
    link("alternate", "text/html", configuration.address(of: home), &buffer)
    element("id", address, &buffer)
    element("updated", updated.xmlSchema, &buffer)
    buffer.append(markup: "<generator>Fude</generator>\n")
    for post in posts { entry(post, &buffer) }
    buffer.append(markup: "</feed>\n")
  }

  private var term: Term? {
    guard case .term(let taxonomy, let term) = scope else { return nil }
    return graph.index.taxonomies[taxonomy].terms[term]
  }

  /// Indices into the site's posts.
  private var posts: ArraySlice<Int> {
    (term?.posts ?? Array(graph.index.posts.indices)).prefix(graph.configuration.feedLength)
  }

  private var title: String {
    term.map { "\($0.name) | \(graph.configuration.title)" } ?? graph.configuration.title
  }

  private var home: URLPath { term?.url ?? .home }

  /// The last change of what the feed holds: never the clock, so that the file stays the same
  /// until a post changes.
  ///
  /// A feed without posts has the beginning of the epoch.
  private var updated: DateTime {
    posts.compactMap { graph.index.posts[$0].lastModified }.max() ?? DateTime(epoch: 0, offset: 0)
  }

  private func entry(_ index: Int, _ buffer: inout [UInt8]) {
    let post = graph.index.posts[index]
    let configuration = graph.configuration
    let address = configuration.address(of: post.url)
    buffer.append(markup: "<entry xml:lang=\"")
    buffer.append(text: post.language)
    buffer.append(markup: "\">\n")
    element("title", post.title, &buffer)
    link("alternate", "text/html", address, &buffer)
    element("id", address, &buffer)
    if let date = post.date { element("published", date.xmlSchema, &buffer) }
    if let modified = post.lastModified { element("updated", modified.xmlSchema, &buffer) }
    for author in post.authors.isEmpty ? [configuration.title] : post.authors {
      buffer.append(markup: "<author><name>")
      buffer.append(text: author)
      buffer.append(markup: "</name></author>\n")
    }
    for name in graph.index.termNames(ofPost: index) {
      buffer.append(markup: "<category term=\"")
      buffer.append(text: name)
      buffer.append(markup: "\"/>\n")
    }
    element("summary", post.description, &buffer)
    buffer.append(markup: "<content type=\"html\">")
    let html = AbsoluteLinks(origin: configuration.origin, page: address)
      .apply(to: graph.html(ofDocument: index))
    html.withUnsafeBufferPointer { buffer.append(escaping: $0) }
    buffer.append(markup: "</content>\n</entry>\n")
  }

  private func element(_ name: String, _ text: String, _ buffer: inout [UInt8]) {
    buffer.append(markup: "<\(name)>")
    buffer.append(text: text)
    buffer.append(markup: "</\(name)>\n")
  }

  private func link(_ relation: String, _ type: String, _ address: String, _ buffer: inout [UInt8])
  {
    buffer.append(markup: "<link rel=\"\(relation)\" type=\"\(type)\" href=\"")
    buffer.append(text: address)
    buffer.append(markup: "\"/>\n")
  }
}
