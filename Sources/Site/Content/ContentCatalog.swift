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

  init(_ paths: [String], includesDrafts: Bool = false) {
    let shown =
      includesDrafts ? paths : paths.filter { !PathText.isAtOrBelow($0, "content/drafts") }
    markdown = shown.compactMap { MarkdownFile($0) }
    assets = shown.filter { !MarkdownFile.isMarkdown($0) }
    bundles = Set(markdown.compactMap(\.bundle))
    assetPaths = Dictionary(
      assets.map { (Normalization.nfc($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The bundle in which an asset lies, nearest folder first.
  func bundle(of path: String) -> String? {
    bundles.isEmpty ? nil : PathText.folders(above: path).first { bundles.contains($0) }
  }

  /// The asset that a relative link in a file leads to, in either normal form, or nil.
  func asset(linkedAs path: String, from source: String) -> String? {
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
    return assetPaths[Normalization.nfc(parts.joined(separator: "/"))]
  }
}

extension ContentCatalog.MarkdownFile {
  static func isMarkdown(_ path: String) -> Bool {
    let name = PathText.name(path).lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  fileprivate init?(_ path: String) {
    guard Self.isMarkdown(path) else { return nil }
    self.path = path
    let folder = PathText.parent(path) ?? ""
    let name = PathText.name(path)
    let isIndex = name == "index.md" || name == "index.markdown"
    switch PathText.parts(path).dropFirst().first {
    case "posts": kind = .post
    case "drafts": kind = .draft
    default: kind = .page
    }
    let isBundle =
      isIndex && kind != .page && folder != "content/posts" && folder != "content/drafts"
    bundle = isBundle ? folder : nil
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
