import Diagnostics
import Liquid
import Synchronization

/// `{% link about.md %}` and `{% post_url 2025-12-28-title %}`: the address of a document, with the
/// base path.
enum DocumentTags {
  static func register(in environment: inout Environment, _ configuration: SiteConfiguration) {
    let basePath = configuration.basePath
    environment.register(tag: "link") { call throws(FilterError) in
      let path = call.markup.trimmingBlanks
      return .text(basePath + (try address(of: path, "file", call) { $0[path: path] }))
    }
    environment.register(tag: "post_url") { call throws(FilterError) in
      let name = call.markup.trimmingBlanks
      return .text(basePath + (try address(of: name, "post", call) { $0[post: name] }))
    }
  }

  private static func address(
    of name: String, _ kind: String, _ call: TagCall, _ find: (DocumentAddresses) -> String?
  ) throws(FilterError) -> String {
    guard case .object(let object)? = call.context.root("site"), let site = object as? SiteObject
    else { throw FilterError("this tag works only in the templates of a site") }
    let addresses = site.readAddresses()
    if let address = find(addresses) { return address }
    throw FilterError(
      "no \(kind) '\(name)'",
      hint: Suggestion.hint(for: name, among: addresses.names(ofPosts: kind == "post")))
  }
}

/// The addresses of all posts and pages by their files; made when first asked for.
final class DocumentAddresses: Sendable {
  private let index: SiteIndex
  private let made = Mutex<[String: String]?>(nil)

  init(_ index: SiteIndex) { self.index = index }

  private var byFile: [String: String] {
    made.withLock { made in
      if let made { return made }
      let documents = index.posts + index.pages
      let all = Dictionary(
        documents.map { (PathText.below($0.source, ContentCatalog.folder), $0.url.encoded) },
        uniquingKeysWith: { first, _ in first })
      made = all
      return all
    }
  }

  /// The address of a file below content/, also as Jekyll names it (`_posts/…`).
  subscript(path path: String) -> String? {
    let path = path.hasPrefix("/") ? String(path.dropFirst()) : path
    return byFile[path] ?? (path.hasPrefix("_") ? byFile[String(path.dropFirst())] : nil)
  }

  /// The address of a post by its file below posts/, without the extension.
  subscript(post name: String) -> String? {
    let base = "posts/" + (name.hasPrefix("/") ? String(name.dropFirst()) : name)
    for end in ["", ".md", ".markdown", "/index.md", "/index.markdown"] {
      if let address = byFile[base + end] { return address }
    }
    return nil
  }

  /// What the tags could have named, for suggestions.
  func names(ofPosts: Bool) -> [String] {
    guard ofPosts else { return Array(byFile.keys) }
    return index.posts.map { post in
      let name = PathText.below(PathText.below(post.source, ContentCatalog.folder), "posts")
      return name.split(separator: ".").dropLast().joined(separator: ".")
    }
  }
}
