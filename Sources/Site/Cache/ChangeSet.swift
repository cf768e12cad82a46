/// What is different since the last build, asked by the records of its outputs.
struct ChangeSet: Sendable {
  /// For each document of the last build what pages must not have read of it.
  private let documents: [DocumentAspects]
  private let facts: SiteFacts
  private let terms: [[Bool]]
  /// For each document of the last build its place in this one.
  private let places: [Int32?]
  private let termPlaces: [[Int32?]]
  /// For each document of this build its place in the last one; nil when all places are what they were.
  private let before: [Int?]?
  /// Whether all places are what they were.
  private let keepsPlaces: Bool

  /// Compares.
  ///
  /// - Parameters:
  ///   - old: the last build.
  ///   - table: this one.
  ///   - previous: for each document of this build its place in the last one.
  init(since old: BuildState, _ table: DocumentTable, previous: [Int?]) {
    var documents = Array(repeating: DocumentAspects.all, count: old.documents.count)
    var places = [Int32?](repeating: nil, count: old.documents.count)
    for (place, before) in previous.enumerated() {
      guard let before, documents.indices.contains(before) else { continue }
      places[before] = Int32(truncatingIfNeeded: place)
      documents[before] = Self.changes(
        old.documents[before], old.relations[before], table.documents[place],
        table.relations[place])
    }
    self.documents = documents
    self.places = places
    before = previous
    facts = table.facts.changes(since: old.facts)
    terms = table.facts.changedTerms(since: old.facts)
    termPlaces = table.facts.places(ofTermsIn: old.facts)
    keepsPlaces =
      places.enumerated().allSatisfy { $1 == Int32(truncatingIfNeeded: $0) }
      && termPlaces.allSatisfy { terms in
        terms.enumerated().allSatisfy { $1 == Int32(truncatingIfNeeded: $0) }
      }
  }

  /// What is different where all documents and terms have kept their places.
  ///
  /// - Parameters:
  ///   - old: the last build.
  ///   - table: this one.
  ///   - edited: the places of the documents that may be others.
  init(since old: BuildState, _ table: DocumentTable, edited: [Int]) {
    var documents = Array(repeating: DocumentAspects(), count: old.documents.count)
    for place in edited {
      documents[place] = Self.changes(
        old.documents[place], old.relations[place], table.documents[place],
        table.relations[place])
    }
    self.documents = documents
    facts = table.facts.changes(since: old.facts)
    terms = old.facts.terms.map { $0.map { _ in false } }
    (places, termPlaces, before, keepsPlaces) = ([], [], nil, true)
  }

  private static func changes(
    _ old: ArraySlice<UInt8>, _ oldRelations: DocumentRelations, _ new: KeptDocument,
    _ newRelations: DocumentRelations
  ) -> DocumentAspects {
    var changes: DocumentAspects = []
    if oldRelations.neighbours != newRelations.neighbours { changes.insert(.neighbours) }
    if oldRelations.terms != newRelations.terms { changes.insert(.terms) }
    if oldRelations.links != newRelations.links { changes.formUnion([.content, .excerpt]) }
    for (number, aspect) in DocumentAspects.own.enumerated() {
      guard let print = KeptDocument.print(number, in: old) else { return .all }
      if print != new.print(number) { changes.insert(aspect) }
    }
    return changes
  }

  /// Whether nothing has changed of what a page read.
  func isCurrent(_ reads: PageReads) -> Bool {
    reads.facts.isDisjoint(with: facts)
      && reads.documents.allSatisfy { read in
        let place = Int(read.document)
        return documents.indices.contains(place) && documents[place].isDisjoint(with: read.aspects)
      }
      && reads.terms.allSatisfy { read in
        let (taxonomy, term) = (Int(read.taxonomy), Int(read.term))
        return terms.indices.contains(taxonomy) && terms[taxonomy].indices.contains(term)
          && !terms[taxonomy][term]
      }
  }

  /// The place in the last build of a document of this one that has kept its text; nil for others.
  func previousPlace(ofContentAt place: Int) -> Int? {
    guard let old = before.map({ $0[place] }) ?? place, documents.indices.contains(old),
      documents[old].isDisjoint(with: .content)
    else { return nil }
    return old
  }

  /// A record that is current, of an output that now has a subject, with the places that documents and
  /// terms have now.
  func moved(_ record: OutputRecord, to subject: Output.Content) -> OutputRecord {
    // Also where documents keep their numbers, a page may have another place among the pages.
    if keepsPlaces, record.subject == subject { return record }
    var reads = record.reads
    if keepsPlaces { return record.with(subject, reads) }
    for index in reads.documents.indices {
      reads.documents[index].document = places[Int(reads.documents[index].document)] ?? -1
    }
    for index in reads.terms.indices {
      let read = reads.terms[index]
      reads.terms[index].term = termPlaces[Int(read.taxonomy)][Int(read.term)] ?? -1
    }
    return record.with(subject, reads)
  }
}
