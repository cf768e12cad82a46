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

  /// Where a link leads.
  enum Target: Sendable, Hashable {
    /// To another Markdown file, or to a file in its folder: only the whole site knows where that is.
    case document(path: String, file: String?, suffix: String)
    /// To this address, which stands below the base path.
    case address(String)
    /// To a file of content/, at this address.
    case asset(path: String, address: String)
    /// Where it says; nothing is to be changed.
    case asWritten
  }

  /// What a destination in the text means.
  func target(of link: String, isImage: Bool) -> Target {
    if link.isEmpty || link.utf8.first == UInt8(ascii: "#") || AbsoluteLinks.leavesSite(link) {
      return .asWritten
    }
    let path = link.prefix { $0 != "?" && $0 != "#" }
    let suffix = String(link.dropFirst(path.count))
    if PathText.beginsWithSlash(link) { return fromRoot(String(path), suffix, isImage) }
    guard let decoded = PercentDecoding.decode(String(path)), !path.isEmpty,
      let joined = catalog.path(linkedAs: decoded, from: source.path)
    else { return .address(rooted(link)) }
    if !isImage, ContentCatalog.MarkdownFile.isMarkdown(decoded) {
      return .document(path: joined, file: nil, suffix: suffix)
    }
    hasAskedCatalog.set()
    guard let asset = catalog.asset(at: joined) else { return .address(rooted(link)) }
    let bundle = catalog.bundle(of: asset)
    if let address = Self.address(of: asset, bundle: bundle, in: source.bundle.map { ($0, url) }) {
      return .asset(path: asset, address: basePath + address.encoded + suffix)
    }
    guard let bundle else { return .address(rooted(link)) }
    return .document(path: bundle, file: PathText.below(asset, bundle), suffix: suffix)
  }

  /// Whether a link leads to another host than the site's own.
  func leadsAway(_ link: String) -> Bool {
    var (link, origin) = (link, origin)
    return link.withUTF8 { link in
      guard let host = Self.host(of: link) else { return false }
      return origin.withUTF8 { origin in
        guard let own = Self.host(of: origin) else { return true }
        return !host.elementsEqual(own) { $0.lowercasedASCII == $1.lowercasedASCII }
      }
    }
  }

  /// The bytes of the host of a web address, of any scheme or of that of the page; nil for others.
  private static func host(
    of address: UnsafeBufferPointer<UInt8>
  ) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard let slash = address.firstIndex(of: UInt8(ascii: "/")), isWebScheme(address[..<slash])
    else { return nil }
    let rest = address[(slash + 1)...]
    guard rest.first == UInt8(ascii: "/") else { return nil }
    return rest.dropFirst().prefix { byte in
      byte != UInt8(ascii: "/") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
    }
  }

  /// Whether it is `http:`, `https:` or nothing.
  private static func isWebScheme(_ scheme: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name: StaticString = scheme.count == 6 ? "https:" : "http:"
    if scheme.isEmpty { return true }
    guard scheme.count == name.utf8CodeUnitCount else { return false }
    return zip(scheme, UnsafeBufferPointer(start: name.utf8Start, count: scheme.count))
      .allSatisfy { $0.lowercasedASCII == $1 }
  }

  /// The path of the file of content/ that a relative link leads to, without the base path.
  func assetPath(_ link: String) -> String? {
    guard !PathText.beginsWithSlash(link),
      case .asset(_, let address) = target(of: link, isImage: true)
    else { return nil }
    return String(Substring(address.utf8.dropFirst(basePath.utf8.count)))
  }

  /// A path from the site's root gets the base path; that of an image may be a file of content/.
  private func fromRoot(_ path: String, _ suffix: String, _ isImage: Bool) -> Target {
    var below = path
    var address = path + suffix
    if !basePath.isEmpty, let rest = Self.path(path, below: basePath) {
      below = rest
    } else {
      address = basePath + address
    }
    if isImage, let decoded = PercentDecoding.decode(below) {
      hasAskedCatalog.set()
      let asset = catalog.asset(at: ContentCatalog.folder + Normalization.nfc(decoded))
      if let asset, catalog.bundle(of: asset) == nil {
        return .asset(path: asset, address: address)
      }
    }
    return address == path + suffix ? .asWritten : .address(address)
  }

  /// What a path is below the base path, from a slash on; nil for one that is not below it.
  ///
  /// The base path is percent-encoded; the path may be.
  static func path(_ path: String, below basePath: String) -> String? {
    if PathText.isAtOrBelow(path, basePath) { return "/" + PathText.below(path, basePath) }
    guard let base = PercentDecoding.decode(basePath), base != basePath,
      let whole = PercentDecoding.decode(path), PathText.isAtOrBelow(whole, base)
    else { return nil }
    return "/" + PathText.below(whole, base)
  }

  /// A relative link as a path from the site's root (RFC 3986, section 5.2), so that it leads to the
  /// same place from every page that shows the text.
  private func rooted(_ link: String) -> String {
    let own = basePath + url.encoded
    if link.utf8.first == UInt8(ascii: "?") { return own + link }
    let path = link.prefix { $0 != "?" && $0 != "#" }
    var parts = PathText.parts(url.folder).map { PercentEncoding.path($0) }
    let steps = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for step in steps {
      switch String(Substring(step)) {
      case "", ".": continue
      case "..": _ = parts.popLast()
      case let name: parts.append(name)
      }
    }
    let isFolder = ["", ".", ".."].contains(steps.last.map { String(Substring($0)) } ?? "")
    let joined = parts.map { "/" + $0 }.joined()
    return basePath + joined + (isFolder ? "/" : "") + link.dropFirst(path.count)
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
