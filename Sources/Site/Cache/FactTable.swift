/// The fingerprints of all that pages can read of a site beside single documents.
struct FactTable: Sendable {
  struct TermFact: Sendable, Hashable {
    /// Of name, slug and address.
    let identity: Fingerprint
    /// Of its posts, in their order.
    let posts: Fingerprint
  }

  /// By the bit of `SiteFacts`.
  var facts: [Fingerprint]
  /// By the taxonomy's place in `SiteIndex.allTaxonomies`, then the term's.
  var terms: [[TermFact]]

  /// The fingerprint of a single fact.
  subscript(fact: SiteFacts) -> Fingerprint {
    get { facts[fact.rawValue.trailingZeroBitCount] }
    set { facts[fact.rawValue.trailingZeroBitCount] = newValue }
  }

  /// The fingerprint of a moment, in seconds since 1970.
  static func clock(_ now: Int) -> Fingerprint {
    var print = Fingerprint()
    print.add(now)
    return print
  }

  /// The facts that are others than in an older table.
  func changes(since old: FactTable) -> SiteFacts {
    var changes: SiteFacts = []
    for (bit, fact) in facts.enumerated()
    where !old.facts.indices.contains(bit) || old.facts[bit] != fact {
      changes.formUnion(SiteFacts(rawValue: 1 << UInt64(bit)))
    }
    return changes
  }

  /// For each term of an older table whether it is gone or has other posts.
  func changedTerms(since old: FactTable) -> [[Bool]] {
    old.terms.enumerated().map { number, facts in
      guard terms.indices.contains(number) else { return facts.map { _ in true } }
      let now = Dictionary(
        terms[number].map { ($0.identity, $0.posts) }, uniquingKeysWith: { first, _ in first })
      return facts.map { now[$0.identity] != $0.posts }
    }
  }

  /// For each term of an older table its place in this one, nil when it is gone.
  func places(ofTermsIn old: FactTable) -> [[Int32?]] {
    old.terms.enumerated().map { number, facts in
      guard terms.indices.contains(number) else { return facts.map { _ in nil } }
      let now = Dictionary(
        terms[number].enumerated().map { ($1.identity, Int32(truncatingIfNeeded: $0)) },
        uniquingKeysWith: { first, _ in first })
      return facts.map { now[$0.identity] }
    }
  }
}
