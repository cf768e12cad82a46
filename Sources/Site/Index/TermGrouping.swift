import CJKText
import Diagnostics

/// Gathers the spellings that posts use into terms.
struct TermGrouping {
  private struct Group {
    var posts: [Int] = []
    /// Spellings in the order of their first use, with how often and where first.
    var spellings: [(name: String, count: Int, source: String)] = []
  }

  private var groups: [Group] = []
  private var groupByKey: [String: Int] = [:]
  /// Groups, and places in their spellings, by spelling, so that each is normalised once.
  private var known: [ByteKey: (group: Int, spelling: Int)] = [:]

  /// Counts one post's use of a spelling.
  ///
  /// Posts come in their order, newest first.
  ///
  /// - Returns: a number for the term, which `taxonomy(named:)` gives a place.
  @discardableResult
  mutating func add(_ name: String, post: Int, source: String) -> Int {
    let place = known[ByteKey(name)] ?? addSpelling(name, source: source)
    groups[place.group].spellings[place.spelling].count += 1
    if groups[place.group].posts.last != post { groups[place.group].posts.append(post) }
    return place.group
  }

  private mutating func addSpelling(
    _ name: String, source: String
  ) -> (group: Int, spelling: Int) {
    let key = TermKey.key(for: name)
    let group = groupByKey[key] ?? groups.count
    if group == groups.count {
      groups.append(Group())
      groupByKey[key] = group
    }
    let place = (group: group, spelling: groups[group].spellings.count)
    groups[group].spellings.append((name, 0, source))
    known[ByteKey(name)] = place
    return place
  }

  /// The taxonomy with its terms by number of posts, then by name.
  func taxonomy(named name: String) -> Taxonomy {
    grouped(named: name).taxonomy
  }

  /// The taxonomy, and for each number that `add` gave the place of its term.
  func grouped(named name: String) -> (taxonomy: Taxonomy, places: [Int]) {
    let terms = groups.map { Self.term(of: $0, in: name) }
    let order = terms.indices.sorted { left, right in
      let (first, second) = (terms[left], terms[right])
      if first.posts.count != second.posts.count { return first.posts.count > second.posts.count }
      return PathText.precedes(first.name, second.name)
    }
    var places = Array(repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    return (Taxonomy(name: name, terms: order.map { terms[$0] }), places)
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
