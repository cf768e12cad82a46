import CJKText
import Diagnostics

/// Gathers the spellings that posts use into terms.
struct TermGrouping {
  private struct Group {
    var posts: [Int] = []
    /// Spellings in the order of their first use, with how often and where first.
    var spellings: [(name: String, count: Int, source: String)] = []
  }

  private var groups: [String: Group] = [:]
  /// Keys by spelling, so that each spelling is normalised once.
  private var keys: [String: String] = [:]

  /// Counts one post's use of a spelling.
  ///
  /// Posts come in their order, newest first.
  mutating func add(_ name: String, post: Int, source: String) {
    let key: String
    if let known = keys[name] {
      key = known
    } else {
      key = TermKey.key(for: name)
      keys[name] = key
    }
    var group = groups.removeValue(forKey: key) ?? Group()
    if group.posts.last != post { group.posts.append(post) }
    if let index = group.spellings.firstIndex(where: { Self.isSame($0.name, name) }) {
      group.spellings[index].count += 1
    } else {
      group.spellings.append((name, 1, source))
    }
    groups[key] = group
  }

  /// Equal to the byte: Swift's own comparison takes NFC and NFD for the same text.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// The taxonomy with its terms by number of posts, then by name.
  func taxonomy(named name: String) -> Taxonomy {
    let sorted = groups.map { (key: $0.key, term: Self.term(of: $0.value, in: name)) }
      .sorted { left, right in
        let (first, second) = (left.term, right.term)
        if first.posts.count != second.posts.count { return first.posts.count > second.posts.count }
        return first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
      }
    let indexByKey = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
    return Taxonomy(
      name: name, terms: sorted.map(\.term),
      indexBySpelling: keys.compactMapValues { indexByKey[$0] })
  }

  private static func term(of group: Group, in folder: String) -> Term {
    let best = group.spellings.enumerated().min { left, right in
      (-left.element.count, left.offset) < (-right.element.count, right.offset)
    }
    let name = Normalization.nfc(best?.element.name ?? "")
    let slug = Slug.slug(name)
    let variants = group.spellings.map {
      Term.Variant(name: $0.name, count: $0.count, source: $0.source)
    }
    return Term(
      name: name, slug: slug, url: URLPath(safe: "/\(folder)/\(slug)/"), posts: group.posts,
      variants: group.spellings.count > 1 ? variants : [])
  }

  /// One warning for each term that is spelled in several ways.
  static func warnings(for taxonomy: Taxonomy) -> [Diagnostic] {
    taxonomy.terms.filter { !$0.variants.isEmpty }.map { term in
      let list = term.variants.map { "'\($0.name)' (\($0.count))" }.joined(separator: ", ")
      return .warning(
        "\(taxonomy.name): \(list) are one term, shown as '\(term.name)'",
        hint: "spell it one way everywhere",
        notes: term.variants.map { .init("'\($0.name)' here", at: SourceLocation(path: $0.source)) }
      )
    }
  }
}
