import Synchronization

/// What one page read while it rendered.
struct PageReads: Sendable, Hashable {
  struct DocumentRead: Sendable, Hashable {
    /// A post's place in the index; pages follow behind the posts.
    var document: Int32
    var aspects: DocumentAspects
  }

  /// A term whose posts or their number were read.
  struct TermRead: Sendable, Hashable {
    /// As `SiteFacts` counts taxonomies.
    var taxonomy: Int32
    var term: Int32
  }

  /// Each document once, in ascending order.
  var documents: [DocumentRead] = []
  /// Each term once, in ascending order.
  var terms: [TermRead] = []
  var facts: SiteFacts = []

  var isEmpty: Bool { documents.isEmpty && terms.isEmpty && facts.isEmpty }
}

/// Notes what a page reads while a worker renders it.
///
/// This is the whole of the recording: the objects that templates see (`DocumentObject`, `TermObject`,
/// `TaxonomyObject`, `SiteObject`) call `note` from their `value(for:)`; filters that read the clock
/// do so through `PageRoot`. A worker calls `take` after each page. All else that a page is made from
/// is known before it renders, and `OutputSignature` has it.
final class ReadLog: Sendable {
  /// What the page has read so far, and the parts of it that are open, the innermost last.
  private struct Notes {
    var reads = PageReads()
    var parts: [Part] = []
  }

  /// Where the reads of a part begin.
  private struct Part {
    let documents: Int
    let terms: Int
    /// What was read before it.
    let facts: SiteFacts
  }

  private let notes = Mutex(Notes())
  /// Counts the pages, so that what an object knows to be noted is forgotten with each.
  private let turn = Atomic<UInt64>(1)

  /// Notes that aspects of a document are read.
  ///
  /// What the object that is read has `noted` already spares the lock.
  @inline(__always)
  func note(document: Int, _ aspects: DocumentAspects, noted: borrowing Atomic<UInt64>) {
    let turn = turn.load(ordering: .relaxed)
    let old = noted.load(ordering: .relaxed)
    let known = old >> 16 == turn ? UInt16(truncatingIfNeeded: old) : 0
    if aspects.rawValue & ~known == 0 { return }
    noted.store(turn << 16 | UInt64(known | aspects.rawValue), ordering: .relaxed)
    notes.withLock { notes in
      let last = notes.reads.documents.count - 1
      if last >= notes.parts.last?.documents ?? 0, notes.reads.documents[last].document == document
      {
        notes.reads.documents[last].aspects.formUnion(aspects)
      } else {
        notes.reads.documents.append(
          .init(document: Int32(truncatingIfNeeded: document), aspects: aspects))
      }
    }
  }

  func note(term: Int, ofTaxonomy taxonomy: Int) {
    notes.withLock {
      $0.reads.terms.append(
        .init(
          taxonomy: Int32(truncatingIfNeeded: taxonomy), term: Int32(truncatingIfNeeded: term)))
    }
  }

  func note(_ facts: SiteFacts) {
    notes.withLock { $0.reads.facts.formUnion(facts) }
  }

  /// Notes again what another page read of one document.
  func note(_ read: PageReads.DocumentRead) {
    notes.withLock { $0.reads.documents.append(read) }
  }

  /// Notes again what a part of another page read.
  func note(_ part: PageReads) {
    notes.withLock { $0.reads.add(part) }
  }

  /// From here on is noted what a part of the page reads.
  func beginPart() {
    turn.wrappingAdd(1, ordering: .relaxed)
    notes.withLock { notes in
      let reads = notes.reads
      notes.parts.append(
        Part(documents: reads.documents.count, terms: reads.terms.count, facts: reads.facts))
      notes.reads.facts = []
    }
  }

  /// What was read since the part began.
  func endPart() -> PageReads {
    notes.withLock { notes in
      guard let part = notes.parts.popLast() else { return PageReads() }
      // Only the part is copied: a page may have ten thousand.
      let own = PageReads(
        documents: Array(notes.reads.documents[part.documents...]),
        terms: Array(notes.reads.terms[part.terms...]), facts: notes.reads.facts)
      notes.reads.facts.formUnion(part.facts)
      return own
    }.inOrder
  }

  /// What was read since the last call.
  func take() -> PageReads {
    turn.wrappingAdd(1, ordering: .relaxed)
    return notes.withLock { notes in
      defer { notes = Notes() }
      var reads = notes.reads
      // A render that was stopped may have left parts open.
      for part in notes.parts { reads.facts.formUnion(part.facts) }
      return reads
    }.inOrder
  }
}

extension PageReads {
  fileprivate mutating func add(_ other: PageReads) {
    documents += other.documents
    terms += other.terms
    facts.formUnion(other.facts)
  }

  /// The same with each document and term once, in ascending order.
  fileprivate var inOrder: PageReads {
    PageReads(
      documents: Self.merged(documents),
      terms: Array(Set(terms)).sorted { ($0.taxonomy, $0.term) < ($1.taxonomy, $1.term) },
      facts: facts)
  }

  private static func merged(_ reads: [PageReads.DocumentRead]) -> [PageReads.DocumentRead] {
    var merged: [PageReads.DocumentRead] = []
    merged.reserveCapacity(reads.count)
    for read in reads.sorted(by: { $0.document < $1.document }) {
      if let last = merged.indices.last, merged[last].document == read.document {
        merged[last].aspects.formUnion(read.aspects)
      } else {
        merged.append(read)
      }
    }
    return merged
  }
}
