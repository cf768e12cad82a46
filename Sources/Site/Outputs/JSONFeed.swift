import JSON

/// A JSON Feed 1.1 (jsonfeed.org/version/1.1) of the newest posts with their full text.
struct JSONFeed {
  let graph: SiteGraph
  let url: URLPath

  /// Appends the whole file.
  func write(into buffer: inout [UInt8]) {
    let configuration = graph.configuration
    let posts = graph.index.posts.indices.prefix(configuration.feedLength)
    var members: [JSONMember] = [
      JSONMember(key: "version", value: .string("https://jsonfeed.org/version/1.1")),
      JSONMember(key: "title", value: .string(configuration.title)),
      JSONMember(
        key: "home_page_url", value: .string(configuration.address(of: .home))),
      JSONMember(key: "feed_url", value: .string(configuration.address(of: url))),
      JSONMember(key: "language", value: .string(configuration.language)),
    ]
    if !configuration.description.isEmpty {
      members.append(JSONMember(key: "description", value: .string(configuration.description)))
    }
    members.append(JSONMember(key: "items", value: .array(posts.map { item($0) })))
    JSONValue.object(members).write(into: &buffer)
    buffer.append(UInt8(ascii: "\n"))
  }

  private func item(_ index: Int) -> JSONValue {
    let post = graph.index.posts[index]
    let address = graph.configuration.address(of: post.url)
    let html = AbsoluteLinks(origin: graph.configuration.origin, page: address)
      .apply(to: graph.html(ofDocument: index))
    var members: [JSONMember] = [
      JSONMember(key: "id", value: .string(address)),
      JSONMember(key: "url", value: .string(address)),
      JSONMember(key: "title", value: .string(post.title)),
      JSONMember(key: "content_html", value: .string(String(decoding: html, as: UTF8.self))),
      JSONMember(key: "summary", value: .string(post.description)),
      JSONMember(key: "language", value: .string(post.language)),
    ]
    if let date = post.date {
      members.append(JSONMember(key: "date_published", value: .string(date.xmlSchema)))
    }
    if let updated = post.updated {
      members.append(JSONMember(key: "date_modified", value: .string(updated.xmlSchema)))
    }
    let authors = post.authors.map {
      JSONValue.object([JSONMember(key: "name", value: .string($0))])
    }
    if !authors.isEmpty { members.append(JSONMember(key: "authors", value: .array(authors))) }
    let tags = graph.index.termNames(ofPost: index).map { JSONValue.string($0) }
    if !tags.isEmpty { members.append(JSONMember(key: "tags", value: .array(tags))) }
    if let image = post.image {
      let configuration = graph.configuration
      let links = AbsoluteLinks(
        origin: configuration.origin + configuration.basePath, page: address)
      members.append(JSONMember(key: "image", value: .string(links.absolute(image))))
    }
    return .object(members)
  }
}
