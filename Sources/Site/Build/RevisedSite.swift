import Diagnostics

/// A site after an edit that left its structure as it was: what the last build knew, with the documents
/// that were edited in the place of their older selves.
struct RevisedSite: Sendable {
  let scan: SiteScan
  let templates: SiteTemplates
  let loading: SourceLoading
  let structure: SiteStructure
  private(set) var sources: [SourceRecord]
  private(set) var documents: [KeptDocument]
  private(set) var relations: [DocumentRelations]
  private(set) var facts: FactTable
  /// The places of the files that were loaded anew.
  private var loaded: [Int] = []
  /// The numbers of their documents, in ascending order.
  private(set) var edited: [Int] = []
  /// Those of them that do not link to what they linked to.
  private(set) var relinked: [Int] = []

  init(
    _ scan: SiteScan, _ templates: SiteTemplates, _ loading: SourceLoading,
    since state: BuildState, now: Int
  ) {
    self.scan = scan
    self.templates = templates
    self.loading = loading
    structure = state.structure
    sources = state.sources
    relations = state.relations
    facts = state.facts
    facts[.clock] = FactTable.clock(now)
    documents = state.memory?.documents ?? Self.readBack(state, loading)
  }

  /// The documents of another process.
  private static func readBack(_ state: BuildState, _ loading: SourceLoading) -> [KeptDocument] {
    var documents: [KeptDocument] = []
    documents.reserveCapacity(state.documents.count)
    for (place, record) in state.sources.enumerated() {
      guard case .document(let number) = record.outcome else { continue }
      documents.append(
        KeptDocument(
          later: state.documents[number], source: record.path,
          body: DocumentBody(madeBy: loading.maker(of: place, record.content)),
          isDamaged: loading.bodies.hasChanged))
    }
    return documents
  }

  /// Reads the documents of a long list back on all processors, as the page that shows them is made by one.
  func readBack(shownBy outputs: [OutputRecord], jobs: Int) async {
    guard let shown = outputs.lazy.map(\.reads.documents).max(by: { $0.count < $1.count }),
      shown.count > 1000
    else { return }
    let documents = documents
    _ = await Parallel.map(shown.count, jobs: jobs) {
      documents[Int(shown[$0].document)].document.kind
    }
  }

  /// Takes what became of a file, and says whether the site's structure is still the same.
  mutating func take(_ file: SourceLoading.Loaded, at place: Int) -> Bool {
    guard var record = file.record else { return false }
    switch (record.outcome, sources[place].outcome) {
    case (.document, .document(let number)):
      record.outcome = .document(number)
      if file.wasParsed, let document = file.document, !take(document, number) { return false }
      loaded.append(place)
    case (.heldBack(let until), .heldBack(let before)) where until == before: break
    case (.withdrawn, .withdrawn): break
    default: return false
    }
    sources[place] = record
    return true
  }

  private mutating func take(_ document: KeptDocument, _ number: Int) -> Bool {
    let (new, old) = (document.document, documents[number].document)
    guard new.hasStructure(of: old) else { return false }
    let leadsWhereItLed =
      new.links.count == old.links.count
      && zip(new.links, old.links).allSatisfy {
        ($0.target, $0.file, $0.suffix) == ($1.target, $1.file, $1.suffix)
      }
    if !leadsWhereItLed { relinked.append(number) }
    documents[number] = document
    edited.append(number)
    return true
  }

  /// Finds where the links of edited documents lead, and says whether all lead somewhere.
  mutating func link(_ others: [OtherSource], basePath: String) -> Bool {
    let targets = LinkTargets(
      documents.lazy.map(\.document), others: others, basePath: basePath)
    for number in relinked {
      var diagnostics: [Diagnostic] = []
      let addresses = documents[number].document.links.map {
        targets.address(of: $0, &diagnostics)
      }
      if !diagnostics.isEmpty { return false }
      relations[number] = relations[number].with(addresses)
    }
    return true
  }

  /// Lets go of the texts that were made, which are made again when a page shows them.
  func forgetBodies() {
    for place in Set(loading.bodies.takeMade() + loaded) {
      guard case .document(let number) = sources[place].outcome else { continue }
      let make = loading.maker(of: place, sources[place].content)
      documents[number].document.body.reset(madeBy: make)
    }
  }

  /// The numbers under which pages note that they read the documents that were edited.
  var editedNumbers: [Int32] {
    let edited = Set(edited)
    return structure.order.indices.lazy.filter { edited.contains(structure.order[$0]) }
      .map { Int32(truncatingIfNeeded: $0) }
  }

  var table: DocumentTable {
    DocumentTable(
      documents: documents, relations: relations, order: structure.order, facts: facts)
  }

  var index: SiteIndex { SiteIndex(structure, LinkedDocuments(documents, relations)) }

  /// Whether an output of the last build has to be looked at.
  func concerns(_ record: OutputRecord, _ edit: SiteEdit, _ changes: ChangeSet) -> Bool {
    record.signature == nil || !changes.isCurrent(record.reads) || mayResign(record.subject, edit)
  }

  /// Whether the signature of an output may be another than in the last build.
  private func mayResign(_ subject: Output.Content, _ edit: SiteEdit) -> Bool {
    switch subject {
    case .post(let post): edited.contains(structure.order[post])
    case .page(let page): edited.contains(structure.order[structure.postCount + page])
    case .home:
      structure.homePage.map { edited.contains(structure.order[structure.postCount + $0]) } ?? false
    case .atomFeed, .jsonFeed: !edited.isEmpty
    case .themeAsset: edit.templates
    // Made from the structure and the templates.
    case .taxonomy, .term, .authors, .author, .archive, .notFound, .sitemap, .sitemapIndex,
      .robots, .redirect, .asset:
      false
    }
  }
}
