import CJKText

/// Makes links in a document's text work wherever the text is shown: in its page, in lists and in
/// feeds, and under any base path.
struct RelativeLinks: Sendable {
  let source: ContentCatalog.MarkdownFile
  let url: URLPath
  let catalog: ContentCatalog
  let basePath: String

  /// What to write for a link: a path from the site's root with the base path before it, a
  /// relative link to a file of content/ with the file's address.
  ///
  /// Nil for any other link, which stays.
  func resolve(_ link: String) -> String? {
    guard let first = link.utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "?"),
      !AbsoluteLinks.hasScheme(link)
    else { return nil }
    if first == UInt8(ascii: "/") { return fromRoot(link) }
    return catalog.assets.isEmpty ? nil : asset(link)
  }

  private func fromRoot(_ link: String) -> String? {
    guard !basePath.isEmpty, !link.hasPrefix("//"), link != basePath,
      !link.hasPrefix(basePath + "/")
    else { return nil }
    return basePath + link
  }

  private func asset(_ link: String) -> String? {
    let path = link.prefix { $0 != "?" && $0 != "#" }
    guard let decoded = PercentDecoding.decode(String(path)),
      let asset = catalog.asset(linkedAs: decoded, from: source.path),
      let target = Self.address(
        of: asset, bundle: catalog.bundle(of: asset), in: source.bundle.map { ($0, url) })
    else { return nil }
    return basePath + target.encoded + link.dropFirst(path.count)
  }

  /// Where an asset is served: beside its page when it lies in the page's folder, else at the
  /// place that it has in content/.
  ///
  /// Nil when it belongs to another page than `page`.
  static func address(
    of asset: String, bundle: String?, in page: (bundle: String, url: URLPath)?
  ) -> URLPath? {
    guard let bundle else {
      return URLPath(safe: Normalization.nfc(String(asset.dropFirst(ContentCatalog.folder.count))))
    }
    guard let page, page.bundle == bundle else { return nil }
    let below = String(asset.dropFirst(bundle.count + 1))
    return URLPath(safe: page.url.folder + Normalization.nfc(below))
  }
}
