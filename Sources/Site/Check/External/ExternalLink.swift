import CJKText

extension CheckRule {
  /// A link or an image of another site cannot be had; asked for only with `--external`.
  static let externalLink = CheckRule(
    "external-link",
    look: .links { links in
      guard let other = links.other else { return [] }
      let groups = links.groups { use in
        use.kind != .resource && use.kind != .imageWithoutWords && use.target.address != nil
      }
      if groups.isEmpty { return [] }
      switch await other.answers(to: groups.compactMap(\.target.address)) {
      case .failure(let problem): return [problem.finding]
      case .success(let answers):
        let bad = groups.filter { answers[$0.target.address ?? ""]?.problem != nil }
        return await links.findings(bad) { group in
          let address = group.target.address ?? ""
          let shown = PercentDecoding.decode(address) ?? address
          return ("'\(shown)' \(answers[address]?.problem ?? "")", nil)
        }
      }
    })
}

extension LinkTarget {
  /// The address that another site is asked for: without a fragment, which servers never see.
  fileprivate var address: String? {
    guard case .external(let address) = destination else { return nil }
    return String(Substring(address.utf8.prefix { $0 != UInt8(ascii: "#") }))
  }
}
