import CJKText

/// What each file below content/ is, known from the paths alone.
struct ContentCatalog: Sendable {
  /// How a Markdown file is treated.
  enum Kind: Sendable {
    case post
    case draft
    case page
  }

  struct MarkdownFile: Sendable {
    /// Path relative to the site's root.
    let path: String
    let kind: Kind
    /// The folder whose other files belong to this one, when the file is its index: `content/posts/a`.
    let bundle: String?
  }

  static let folder = "content"

  /// In byte order of the paths.
  let markdown: [MarkdownFile]
  /// All other files, in byte order.
  let assets: [String]

  private let assetPaths: [String: String]
  private let bundles: Set<String>

  init(_ paths: [String]) {
    markdown = paths.compactMap { MarkdownFile($0) }
    assets = paths.filter { !MarkdownFile.isMarkdown($0) && !$0.hasPrefix("content/drafts/") }
    bundles = Set(markdown.compactMap(\.bundle))
    assetPaths = Dictionary(
      assets.map { (Normalization.nfc($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The bundle in which an asset lies, nearest folder first.
  func bundle(of path: String) -> String? {
    guard !bundles.isEmpty else { return nil }
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if bundles.contains(String(folder)) { return String(folder) }
    }
    return nil
  }

  /// The asset that a relative link in a file leads to, in either normal form, or nil.
  func asset(linkedAs path: String, from source: String) -> String? {
    var parts = source.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        guard parts.count > 1 else { return nil }
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    return assetPaths[Normalization.nfc(parts.joined(separator: "/"))]
  }
}

extension ContentCatalog.MarkdownFile {
  static func isMarkdown(_ path: String) -> Bool {
    path.hasSuffix(".md") || path.hasSuffix(".markdown")
  }

  fileprivate init?(_ path: String) {
    guard Self.isMarkdown(path) else { return nil }
    self.path = path
    let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
    let isIndex = path.hasSuffix("/index.md") || path.hasSuffix("/index.markdown")
    if path.hasPrefix("content/posts/") {
      kind = .post
      bundle = isIndex && folder != "content/posts" ? String(folder) : nil
    } else if path.hasPrefix("content/drafts/") {
      kind = .draft
      bundle = isIndex && folder != "content/drafts" ? String(folder) : nil
    } else {
      kind = .page
      bundle = nil
    }
  }

  /// The name that gives a slug: the file's, or the folder's when the file is its index;
  /// without extension.
  var stem: String {
    if let bundle { return String(bundle.split(separator: "/").last ?? "") }
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
  }
}
