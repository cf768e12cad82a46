import Testing

@testable import Site

/// Links of redirects and sitemaps.
///
/// Both are written from the list of outputs, so that in no site one of theirs leads nowhere. That such
/// a link would be found is shown with bytes made for it.
@Suite struct GeneratedLinkTests {
  private static let origin = SiteConfiguration().origin
  private static let addresses = SiteAddresses(
    [
      Output(url: URLPath(safe: "/about/"), content: .authors, origin: .earlierPlan),
      Output(
        url: URLPath(safe: "/old/"), content: .redirect(to: URLPath(safe: "/about/")),
        origin: .earlierPlan),
      Output(url: URLPath(safe: "/sitemap.xml"), content: .sitemap(0..<1), origin: .earlierPlan),
    ], SiteConfiguration())

  /// The paths at which nothing is, of the links in an output.
  private static func missing(_ bytes: [UInt8], in path: String) -> [String] {
    var collector = LinkCollector(addresses, wantsExternal: false)
    guard let page = addresses[path] else { return ["no output"] }
    return collector.links(of: page, in: bytes).uses.map { use in
      if case .missing(let path, isOutside: false) = use.target.destination { path } else { "" }
    }
  }

  @Test(arguments: ["/紹介/", "/介绍/", "/소개/", "/abuot/"])
  func targets(_ path: String) {
    func redirect(_ path: String) -> [UInt8] {
      var bytes: [UInt8] = []
      RedirectPage(target: path, canonical: Self.origin + path, language: "en").write(into: &bytes)
      return bytes
    }
    func sitemap(_ path: String) -> [UInt8] {
      Array("<urlset><url><loc>\(Self.origin)\(path)</loc></url></urlset>".utf8)
    }
    #expect(Self.missing(redirect("/about/"), in: "/old/") == [])
    #expect(Self.missing(redirect(path), in: "/old/") == [path, path])
    #expect(Self.missing(sitemap("/about/"), in: "/sitemap.xml") == [])
    #expect(Self.missing(sitemap(path), in: "/sitemap.xml") == [path])
  }

  @Test(
    "What an alias leads to is there", arguments: ["/旧い/筆/", "/旧/笔.html", "/옛/붓", "/old/brush/"])
  func aliases(_ alias: String) async throws {
    let found = try await checkFindings([
      "site.yml": TemporarySite.settings + "base_path: /書\n",
      "content/posts/2025-01-01-筆.md": post(
        "題", date: "2025-01-01", "aliases: [\(alias)]\n", body: "[旧](\(alias))"),
    ])
    #expect(found == [])
  }
}
