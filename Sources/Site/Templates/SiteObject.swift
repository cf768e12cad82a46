import Dates
import Liquid
import Synchronization

/// `site` in templates.
final class SiteObject: LiquidObject {
  private let view: SiteView
  private let data: LiquidDictionary
  private let extras: LiquidDictionary
  private let addresses: DocumentAddresses
  private let lists = Mutex(Lists())
  private let taxonomies: Value
  private let authors: Value
  /// What the settings say and most templates ask for.
  private let title: Value
  private let description: Value
  private let language: Value
  private let basePath: Value

  init(_ view: SiteView, data: LiquidDictionary, words: ThemeWords) {
    self.view = view
    self.data = data
    let index = view.graph.index
    addresses = DocumentAddresses(index)
    let configuration = view.graph.configuration
    let language = configuration.language
    title = .text(configuration.title)
    description = .text(configuration.description)
    self.language = .text(language)
    basePath = .text(configuration.basePath)
    extras = LiquidDictionary(configuration.values)
    let objects = index.allTaxonomies.indices.map { number in
      let name = index.allTaxonomies[number].name
      let title = words.title(of: name, in: language)
      return (name, Value.object(TaxonomyObject(view, number, title: title)))
    }
    authors = objects[SiteIndex.authorsNumber].1
    taxonomies = .dictionary(LiquidDictionary(Array(objects.dropFirst())))
  }

  /// Made when first asked for, and once: templates loop over these from every page.
  private struct Lists {
    var posts: Value?
    var pages: Value?
  }

  private var posts: Value {
    lists.withLock { lists in
      let posts = lists.posts ?? .array(view.graph.index.posts.indices.map { view.post($0) })
      lists.posts = posts
      return posts
    }
  }

  private var pages: Value {
    lists.withLock { lists in
      let pages = lists.pages ?? .array(view.graph.index.pages.indices.map { view.page($0) })
      lists.pages = pages
      return pages
    }
  }

  var printed: Value { title }

  func value(for key: Key) -> Value? {
    switch SiteKey(key) {
    case .title: return title
    case .description: return description
    case .url: return .text(view.graph.configuration.origin)
    case .base_path, .baseurl: return basePath
    case .lang, .language: return language
    case .timezone: return .text(view.graph.configuration.zoneName)
    case .author: return extras["author"] ?? .null
    case .time:
      view.log.note(.clock)
      return .date(view.graph.configuration.zone.dateTime(atEpoch: view.graph.now))
    case .updated:
      view.log.note(.lastModified)
      return view.graph.index.lastModified.map { .date($0) } ?? .null
    case .posts:
      view.log.note(.posts)
      return posts
    case .pages:
      view.log.note(.pages)
      return pages
    case .data:
      view.log.note(.data)
      return .dictionary(data)
    case .taxonomies: return taxonomies
    case .authors: return authors
    case .archive_url: return .text(URLPath.archive.encoded)
    case .feed_url: return .text(URLPath.feed.encoded)
    case .json_feed_url: return .text(URLPath.jsonFeed.encoded)
    case .generator: return .text("Fude")
    default: return extras[key.name] ?? postsByTerm(of: key.name)
    }
  }

  /// For the tags `link` and `post_url`.
  func readAddresses() -> DocumentAddresses {
    view.log.note(.addresses)
    return addresses
  }

  /// Jekyll's `site.tags` and `site.categories`: posts by name.
  private func postsByTerm(of name: String) -> Value? {
    let taxonomies = view.graph.index.taxonomies
    guard let position = taxonomies.firstIndex(where: { $0.name == name }) else { return nil }
    view.log.note(.posts(ofTaxonomy: SiteIndex.number(ofTaxonomy: position)))
    let pairs = taxonomies[position].terms.map { term in
      (term.name, Value.array(term.posts.map { view.post($0) }))
    }
    return .dictionary(LiquidDictionary(pairs))
  }
}
