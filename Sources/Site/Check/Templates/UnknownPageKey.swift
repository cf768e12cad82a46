import Diagnostics
import Liquid

extension CheckRule {
  /// A template reads a key of pages that no page has: most likely a slip of the pen.
  ///
  /// It cannot be an error, since front matter may have any key.
  static let unknownPageKey = CheckRule("unknown-page-key", look: .site { find(in: $0) })

  private static func find(in site: CheckedSite) -> [CheckFinding] {
    var known: [String: Bool] = [:]
    let keys = PageKeys(site.graph)
    return site.library.memberReads.compactMap { read in
      guard let (key, subject) = pageKey(in: read.path) else { return nil }
      let isKnown = known[key] ?? keys.contains(key)
      known[key] = isKnown
      if isKnown { return nil }
      return CheckFinding(
        "'\(subject).\(key)': no page has it", at: read.location,
        hint: Suggestion.hint(for: key, among: keys.all)
          ?? "add '\(key)' to the front matter of a page, or take this out")
    }
  }

  /// The first name in a path that is a key of a page, and how templates speak of that page.
  private static func pageKey(in path: [String]) -> (key: String, subject: String)? {
    var rest = path[...]
    var subject = "page"
    switch (rest.popFirst(), rest.first) {
    case ("page", _): break
    case ("site", "posts"), ("site", "pages"), ("paginator", "posts"):
      subject = rest.first == "pages" ? "page" : "post"
      rest.removeFirst()
      // `site.posts.size` is no key of a page.
      guard rest.popFirst() == "[]" else { return nil }
    default: return nil
    }
    while let key = rest.popFirst() {
      guard key == "next" || key == "previous" else { return (key, subject) }
      subject += "." + key
    }
    return nil
  }
}

/// The keys that pages of a site have.
private struct PageKeys {
  /// Names of the program's own, also those that only some made pages have.
  private let builtIn = Set(SiteKey.vocabulary)
  private let extra: Set<String>
  /// What every post has, and what front matter of the site adds.
  let all: [String]

  init(_ graph: SiteGraph) {
    let documents =
      graph.index.posts + graph.index.pages + [graph.index.homePage].compactMap { $0 }
    extra = Set(documents.flatMap { $0.extras.pairs.map { $0.0 } })
      .union(graph.index.taxonomies.map(\.name))
    let view = SiteView(graph)
    let sample: DocumentObject? =
      graph.index.posts.isEmpty
      ? graph.index.pages.isEmpty ? nil : DocumentObject(view, page: 0)
      : DocumentObject(view, post: 0)
    let answered = SiteKey.vocabulary.enumerated().filter { id, name in
      sample?.value(for: Key(name: name, id: id)) != nil
    }
    all = extra.union(answered.map(\.element)).sorted()
  }

  func contains(_ key: String) -> Bool {
    builtIn.contains(key) || extra.contains(key)
  }
}
