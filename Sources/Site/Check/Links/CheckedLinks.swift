import Liquid

/// The links of all pages, as rules look at them.
struct CheckedLinks: Sendable {
  let site: CheckedSite
  let addresses: SiteAddresses
  /// For each output what it says.
  let pages: [PageLinks]
  let input: RenderInput
  let placer: LinkPlacer
  /// Asks other sites for what links lead to; nil when that is not wanted.
  let other: OtherSites?

  /// Links of some kinds to one place, with the pages that hold them.
  struct Group: Sendable {
    let target: LinkTarget
    let kind: LinkUse.Kind
    /// By their places among the outputs, in order.
    var pages: [Int]
  }

  /// The links that a closure wants, those to one place together, in the order of the pages.
  func groups(where isWanted: (LinkUse) -> Bool) -> [Group] {
    struct Key: Hashable {
      let written: ByteKey
      let destination: LinkDestination
    }
    var places: [Key: Int] = [:]
    var groups: [Group] = []
    for (page, links) in pages.enumerated() {
      for use in links.uses where isWanted(use) {
        let key = Key(
          written: ByteKey(use.target.written), destination: use.target.destination)
        if let place = places[key] {
          if groups[place].pages.last != page { groups[place].pages.append(page) }
        } else {
          places[key] = groups.count
          groups.append(Group(target: use.target, kind: use.kind, pages: [page]))
        }
      }
    }
    return groups
  }

  /// A finding for each place at which one of these links stands.
  ///
  /// - Parameters:
  ///   - groups: the links.
  ///   - words: the sentence about one, and its hint.
  /// - Returns: a place in a document, a template or a settings file once, whatever the number of
  ///   pages that show it.
  func findings(
    _ groups: [Group], _ words: @Sendable (Group) -> (message: String, hint: String?)
  ) async -> [CheckFinding] {
    let places = await placer.places(of: groups)
    var findings: [CheckFinding] = []
    for (group, places) in zip(groups, places) where !places.isEmpty {
      let (message, hint) = words(group)
      findings += places.map { place in
        CheckFinding(
          message, at: place.location, hint: hint,
          notes: place.isOfPages ? [.init(note(group.pages))] : [])
      }
    }
    return findings
  }

  /// Which pages show something that stands in none of their own files.
  private func note(_ pages: [Int]) -> String {
    let first = addresses.outputs[pages[0]].url.text
    return pages.count == 1
      ? "on the page \(first)" : "on \(pages.count) pages, the first of them \(first)"
  }
}
