import CJKText
import Diagnostics

extension CheckRule {
  /// A link leads to a place in a page, `#見出し`, that the page does not have.
  static let brokenFragment = CheckRule(
    "broken-fragment", .error,
    look: .links { links in
      let groups = links.groups { links.isBroken($0.target) }
      if groups.isEmpty { return [] }
      let hints = FragmentHints(links, groups)
      return await links.findings(groups) { group in
        let fragment = group.target.fragment
        let name = group.target.page.map { "'\(links.addresses.outputs[$0].url.text)'" }
        return (
          "no element of \(name ?? "this page") has the id '\(fragment)'",
          hints.hint(for: fragment, on: group.target.page ?? group.pages[0])
        )
      }
    })
}

extension LinkTarget {
  /// The page that it names; nil for its own.
  fileprivate var page: Int? {
    if case .page(let page, _) = destination { page } else { nil }
  }

  /// What stands behind `#`, decoded.
  fileprivate var fragment: String {
    switch destination {
    case .page(_, let fragment?), .ownPage(let fragment?):
      PercentDecoding.decode(fragment) ?? fragment
    default: ""
    }
  }
}

extension CheckedLinks {
  /// Whether a link that pages hold leads to a place that is not there.
  fileprivate func isBroken(_ target: LinkTarget) -> Bool {
    switch target.destination {
    // Only those are kept that their page does not have.
    case .ownPage(fragment: .some): true
    case .page(let page, let fragment?):
      pages[page].isRead
        && !LinkCollector.hashes(ofFragment: fragment).contains(where: pages[page].ids.contains)
    default: false
    }
  }
}

/// The identifiers of pages by name, for the few pages that links miss.
private struct FragmentHints: Sendable {
  private let names: [Int: [String]]

  /// So many pages are rendered again for their identifiers.
  private static let mostPages = 50

  init(_ links: CheckedLinks, _ groups: [CheckedLinks.Group]) {
    let pages = Set(groups.map { $0.target.page ?? $0.pages[0] }).sorted().prefix(Self.mostPages)
    let renderer = OutputRenderer(links.input)
    var names: [Int: [String]] = [:]
    for page in pages {
      var bytes: [UInt8] = []
      _ = renderer.render(links.addresses.outputs[page], into: &bytes)
      names[page] = LinkCollector.identifiers(in: bytes)
    }
    self.names = names
  }

  func hint(for fragment: String, on page: Int) -> String? {
    guard let names = names[page] else { return nil }
    let equivalent = names.first { Normalization.nfkc($0) == Normalization.nfkc(fragment) }
    return (equivalent ?? Suggestion.nearest(to: fragment, among: names)).map {
      "did you mean '#\($0)'?"
    }
  }
}
