import Dates
import Liquid

/// `site` in templates.
final class SiteObject: LiquidObject {
  private let graph: SiteGraph
  private let data: LiquidDictionary
  private let words: ThemeWords
  private let extras: LiquidDictionary
  /// For the tags `link` and `post_url`.
  let addresses: DocumentAddresses
  /// Made once: templates loop over these from every page.
  private let posts: Value
  private let pages: Value

  init(_ graph: SiteGraph, data: LiquidDictionary, words: ThemeWords) {
    self.graph = graph
    self.data = data
    self.words = words
    addresses = DocumentAddresses(graph.index)
    extras = LiquidDictionary(graph.configuration.values)
    posts = .array(graph.index.posts.indices.map { .object(DocumentObject(graph, post: $0)) })
    pages = .array(graph.index.pages.map { .object(DocumentObject(graph, page: $0)) })
  }

  var printed: Value { .text(graph.configuration.title) }

  func value(for key: Key) -> Value? {
    let configuration = graph.configuration
    switch SiteKey(key) {
    case .title: return .text(configuration.title)
    case .description: return .text(configuration.description)
    case .url: return .text(configuration.origin)
    case .base_path, .baseurl: return .text(configuration.basePath)
    case .lang, .language: return .text(configuration.language)
    case .timezone: return .text(configuration.zoneName)
    case .author: return extras["author"] ?? .null
    case .time: return .date(configuration.zone.dateTime(atEpoch: graph.now))
    case .updated: return graph.index.lastModified.map { .date($0) } ?? .null
    case .posts: return posts
    case .pages: return pages
    case .data: return .dictionary(data)
    case .taxonomies: return taxonomies
    case .authors: return taxonomy(graph.index.authors)
    case .archive_url: return .text(URLPath.archive.encoded)
    case .feed_url: return .text(URLPath.feed.encoded)
    case .json_feed_url: return .text(URLPath.jsonFeed.encoded)
    case .generator: return .text("Fude")
    default: return extras[key.name] ?? postsByTerm(of: key.name)
    }
  }

  private var taxonomies: Value {
    .dictionary(LiquidDictionary(graph.index.taxonomies.map { ($0.name, taxonomy($0)) }))
  }

  private func taxonomy(_ taxonomy: Taxonomy) -> Value {
    .object(
      TaxonomyObject(
        graph, taxonomy, title: words.title(of: taxonomy.name, in: graph.configuration.language)))
  }

  /// Jekyll's `site.tags` and `site.categories`: posts by name.
  private func postsByTerm(of name: String) -> Value? {
    guard let taxonomy = graph.index.taxonomies.first(where: { $0.name == name }) else {
      return nil
    }
    let pairs = taxonomy.terms.map { term in
      (term.name, Value.array(term.posts.map { .object(DocumentObject(graph, post: $0)) }))
    }
    return .dictionary(LiquidDictionary(pairs))
  }
}
