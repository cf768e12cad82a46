/// The documents of a build with the fingerprints of all that pages can read of them.
struct DocumentTable: Sendable {
  /// In the order of their sources.
  let documents: [KeptDocument]
  /// For each what the index made of it.
  let relations: [DocumentRelations]
  /// Places among `documents`, by the number under which `PageReads` has a document.
  let order: [Int]
  let facts: FactTable
  /// Of all documents; empty where a few are asked for.
  private let identities: [Fingerprint]

  /// The table of documents whose relations and facts are known.
  init(
    documents: [KeptDocument], relations: [DocumentRelations], order: [Int], facts: FactTable
  ) {
    self.documents = documents
    self.relations = relations
    self.order = order
    self.facts = facts
    identities = []
  }

  init(
    _ documents: [KeptDocument], _ index: SiteIndex, _ links: [[String]], now: Int,
    data: Fingerprint
  ) {
    self.documents = documents
    order = index.order
    let identities = documents.map { Self.identity(of: $0) }
    self.identities = identities
    let posts = index.order[..<index.posts.count].map { identities[$0] }
    let pages = index.order[index.posts.count...].map { identities[$0] }
    let terms = index.allTaxonomies.map { taxonomy in
      taxonomy.terms.map { Self.fact(of: $0, posts) }
    }
    relations = Self.relations(index, posts, terms, links)
    facts = FactTable(
      facts: Self.facts(index, posts, pages, terms, now: now, data: data), terms: terms)
  }

  /// The fingerprint of a document's path, which names it.
  func identity(_ place: Int) -> Fingerprint {
    identities.isEmpty ? Self.identity(of: documents[place]) : identities[place]
  }

  private static func identity(of document: KeptDocument) -> Fingerprint {
    var print = Fingerprint()
    print.add(document.source)
    return print
  }

  /// A document's fingerprint with everything that is known of it.
  func whole(_ place: Int) -> Fingerprint {
    var print = relations[place].terms
    print.add(relations[place].links)
    for number in DocumentAspects.own.indices { print.add(documents[place].print(number)) }
    return print
  }

  private static func fact(of term: Term, _ posts: [Fingerprint]) -> FactTable.TermFact {
    var identity = Fingerprint()
    identity.add(term.name)
    identity.add(term.slug)
    identity.add(term.url.text)
    var content = Fingerprint()
    for post in term.posts { content.add(posts[post]) }
    return FactTable.TermFact(identity: identity, posts: content)
  }

  private static func relations(
    _ index: SiteIndex, _ posts: [Fingerprint], _ terms: [[FactTable.TermFact]],
    _ links: [[String]]
  ) -> [DocumentRelations] {
    var relations = links.map { DocumentRelations(addresses: $0) }
    for post in posts.indices {
      var neighbours = Fingerprint()
      neighbours.add(post > 0 ? posts[post - 1] : Fingerprint())
      neighbours.add(post + 1 < posts.count ? posts[post + 1] : Fingerprint())
      var names = Fingerprint()
      for number in terms.indices {
        let used = index.terms(ofPost: post, inTaxonomy: number)
        names.add(used.count)
        for term in used { names.add(terms[number][term].identity) }
      }
      relations[index.order[post]].neighbours = neighbours
      relations[index.order[post]].terms = names
    }
    return relations
  }

  private static func facts(
    _ index: SiteIndex, _ posts: [Fingerprint], _ pages: [Fingerprint],
    _ terms: [[FactTable.TermFact]], now: Int, data: Fingerprint
  ) -> [Fingerprint] {
    var facts = FactTable(facts: Array(repeating: Fingerprint(), count: SiteFacts.count), terms: [])
    for (number, post) in posts.enumerated() {
      facts[.posts].add(post)
      facts[.addresses].add(post)
      facts[.addresses].add(index.posts[number].url.text)
    }
    for (number, page) in pages.enumerated() {
      facts[.pages].add(page)
      facts[.addresses].add(page)
      facts[.addresses].add(index.pages[number].url.text)
    }
    facts[.lastModified].add(index.lastModified?.epoch ?? 0)
    facts[.lastModified].add(index.lastModified?.offset ?? 0)
    facts[.clock] = FactTable.clock(now)
    facts[.data].add(data)
    for (number, terms) in terms.enumerated() {
      facts[.count(ofTaxonomy: number)].add(terms.count)
      for term in terms {
        facts[.terms(ofTaxonomy: number)].add(term.identity)
        facts[.posts(ofTaxonomy: number)].add(term.identity)
        facts[.posts(ofTaxonomy: number)].add(term.posts)
      }
    }
    return facts.facts
  }
}
