import CJKText

/// Makes links in a document's text work wherever the text is shown: in its page, in lists and in
/// feeds, and under any base path.
struct RelativeLinks: Sendable {
  let source: ContentCatalog.MarkdownFile
  let url: URLPath
  let catalog: ContentCatalog
  let basePath: String
  /// The site's scheme and host.
  let origin: String
  /// Set when the answer to a link depended on which other files there are.
  let hasAskedCatalog = SharedFlag()

  /// What to write for a link, or nil for one that stays as it is.
  ///
  /// A path from the site's root gets the base path, a relative link to a file of content/ the
  /// file's address.
  func resolve(_ link: String) -> String? {
    PathText.beginsWithSlash(link) ? fromRoot(link) : assetPath(link).map { basePath + $0 }
  }

  /// Whether a link leads to another host than the site's own.
  func leadsAway(_ link: String) -> Bool {
    let scheme = link.prefix { $0 != "/" }.lowercased()
    guard ["http:", "https:", ""].contains(scheme), AbsoluteLinks.leavesSite(link) else {
      return false
    }
    let host = { (address: String) in
      address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2)
        .first.map { $0.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased() }
    }
    return host(link) != host(origin)
  }

  /// The path of the file of content/ that a relative link leads to, without the base path.
  func assetPath(_ link: String) -> String? {
    guard let first = link.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "#"),
      first != UInt8(ascii: "?"), !AbsoluteLinks.leavesSite(link)
    else { return nil }
    hasAskedCatalog.set()
    guard !catalog.assets.isEmpty else { return nil }
    let path = link.prefix { $0 != "?" && $0 != "#" }
    guard let decoded = PercentDecoding.decode(String(path)),
      let asset = catalog.asset(linkedAs: decoded, from: source.path),
      let target = Self.address(
        of: asset, bundle: catalog.bundle(of: asset), in: source.bundle.map { ($0, url) })
    else { return nil }
    return target.encoded + link.dropFirst(path.count)
  }

  private func fromRoot(_ link: String) -> String? {
    guard !basePath.isEmpty, !AbsoluteLinks.leavesSite(link),
      !PathText.isAtOrBelow(link, basePath)
    else { return nil }
    return basePath + link
  }

  /// Where an asset is served.
  ///
  /// Beside its page when it lies in the page's folder, else at the place that it has in content/.
  /// Nil for one that lies in the folder of another page than the one given.
  static func address(
    of asset: String, bundle: String?, in page: (bundle: String, url: URLPath)?
  ) -> URLPath? {
    guard let bundle else {
      let below = PathText.below(asset, ContentCatalog.folder)
      return URLPath(safe: "/" + Normalization.nfc(below))
    }
    guard let page, page.bundle == bundle else { return nil }
    return URLPath(safe: page.url.folder + Normalization.nfc(PathText.below(asset, bundle)))
  }
}
