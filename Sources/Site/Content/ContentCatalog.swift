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
  static let posts = "content/posts"
  static let drafts = "content/drafts"

  /// In byte order of the paths.
  let markdown: [MarkdownFile]
  /// All other files, in byte order.
  let assets: [String]

  /// Markdown files that are left out since drafts are not shown.
  let hiddenDrafts: [String]

  private let assetPaths: [String: String]
  private let bundles: Set<String>

  /// Makes a catalog from paths in byte order.
  init(markdown: [String], assets: [String], hiddenDrafts: [String] = []) {
    self.hiddenDrafts = hiddenDrafts
    self.markdown = markdown.map { MarkdownFile($0) }
    self.assets = assets
    bundles = Set(self.markdown.compactMap(\.bundle))
    assetPaths = Dictionary(
      assets.map { (Normalization.nfc($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The folders that belong to a Markdown file each, sorted.
  var bundleFolders: [String] { bundles.sorted() }

  /// The bundle in which an asset lies, nearest folder first.
  func bundle(of path: String) -> String? {
    bundles.isEmpty ? nil : PathText.folders(above: path).first { bundles.contains($0) }
  }

  /// The asset at a path in NFC, whatever normal form its own is in.
  func asset(at path: String) -> String? { assetPaths[path] }

  /// The path in NFC to which a relative link in a file leads, nil for one that leaves content/.
  func path(linkedAs path: String, from source: String) -> String? {
    var parts = PathText.parts(source).dropLast()
    for part in PathText.parts(path) {
      if part == "." { continue }
      if part == ".." {
        guard parts.count > 1 else { return nil }
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return Normalization.nfc(parts.joined(separator: "/"))
  }
}

extension ContentCatalog.MarkdownFile {
  static func isMarkdown(_ path: String) -> Bool {
    hasExtension(".md", path) || hasExtension(".markdown", path)
  }

  /// Whether a path ends so, in any case of ASCII letters.
  private static func hasExtension(_ ending: String, _ path: String) -> Bool {
    path.utf8.count > ending.utf8.count
      && path.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) { byte, expected in
        byte.lowercasedASCII == expected
      }
  }

  init(_ path: String) {
    self.path = path
    if PathText.isAtOrBelow(path, ContentCatalog.posts) {
      kind = .post
    } else if PathText.isAtOrBelow(path, ContentCatalog.drafts) {
      kind = .draft
    } else {
      kind = .page
    }
    let name = PathText.name(path)
    guard kind != .page, name == "index.md" || name == "index.markdown",
      let folder = PathText.parent(path), folder != ContentCatalog.posts,
      folder != ContentCatalog.drafts
    else {
      bundle = nil
      return
    }
    bundle = folder
  }

  /// The name that gives a slug: the file's, or the folder's when the file is its index;
  /// without extension.
  var stem: String {
    if let bundle { return PathText.name(bundle) }
    let name = PathText.name(path)
    return String(
      Substring(
        name.utf8.prefix(upTo: name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? name.utf8.endIndex)))
  }
}
