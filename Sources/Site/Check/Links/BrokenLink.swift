extension CheckRule {
  /// A link of a page, a feed, the sitemap or a redirect leads to a place of the site where nothing is.
  static let brokenLink = CheckRule(
    "broken-link", .error,
    look: .links { links in
      await links.nowhere(where: { $0 == .link || $0 == .resource }) {
        "there is nothing at '\($0)'"
      }
    })

  /// An image is shown that the site does not have.
  static let missingImage = CheckRule(
    "missing-image", .error,
    look: .links { links in
      await links.nowhere(where: { $0 == .image }) { "there is no image at '\($0)'" }
    })
}

extension CheckedLinks {
  /// The links of some kinds that lead nowhere.
  fileprivate func nowhere(
    where isWanted: (LinkUse.Kind) -> Bool, _ sentence: @Sendable (String) -> String
  ) async -> [CheckFinding] {
    let groups = groups { use in
      guard case .missing = use.target.destination else { return false }
      return isWanted(use.kind)
    }
    if groups.isEmpty { return [] }
    let hints = LinkHints(addresses)
    let numbers = Dictionary(
      groups.enumerated().map { ($1.target.written, $0) }, uniquingKeysWith: { first, _ in first })
    let basePath = addresses.shownBasePath
    return await findings(groups) { group in
      guard case .missing(let path, let isOutside) = group.target.destination else {
        return ("", nil)
      }
      if isOutside {
        return (
          "'\(path)' lacks the base path '\(basePath)'",
          "write '\(basePath)\(path)', or use the filter 'relative_url' in templates"
        )
      }
      let number = numbers[group.target.written] ?? LinkHints.mostComparisons
      return (sentence(basePath + path), hints.hint(for: path, number: number))
    }
  }
}
