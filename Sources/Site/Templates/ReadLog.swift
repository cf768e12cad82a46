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
}

/// Notes what a page reads while a worker renders it.
///
/// This is the whole of the recording: the objects that templates see (`DocumentObject`, `TermObject`,
/// `TaxonomyObject`, `SiteObject`) call `note` from their `value(for:)`; filters that read the clock
/// do so through `PageRoot`. A worker calls `take` after each page. All else that a page is made from
/// is known before it renders, and `OutputSignature` has it.
final class ReadLog: Sendable {
  private let reads = Mutex(PageReads())
  /// What was read before the part that is noted apart; nil while there is none.
  private let before = Mutex(PageReads?.none)
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
    reads.withLock { reads in
      if let last = reads.documents.indices.last, reads.documents[last].document == document {
        reads.documents[last].aspects.formUnion(aspects)
      } else {
        reads.documents.append(
          .init(document: Int32(truncatingIfNeeded: document), aspects: aspects))
      }
    }
  }

  func note(term: Int, ofTaxonomy taxonomy: Int) {
    reads.withLock {
      $0.terms.append(
        .init(
          taxonomy: Int32(truncatingIfNeeded: taxonomy), term: Int32(truncatingIfNeeded: term)))
    }
  }

  func note(_ facts: SiteFacts) {
    reads.withLock { $0.facts.formUnion(facts) }
  }

  /// Notes again what a part of another page read.
  func note(_ part: PageReads) {
    reads.withLock { $0.add(part) }
  }

  /// From here on is noted what a part of the page reads.
  func beginPart() {
    let page = takeNoted()
    before.withLock {
      var all = $0 ?? PageReads()
      all.add(page)
      $0 = all
    }
  }

  /// What was read since the part began.
  func endPart() -> PageReads {
    let part = reads.withLock { $0 }
    let page = before.withLock { before in
      defer { before = nil }
      return before
    }
    if let page { note(page) }
    return part.inOrder
  }

  /// What was read since the last call.
  func take() -> PageReads {
    // A render that was stopped may have left a part open.
    _ = endPart()
    return takeNoted().inOrder
  }

  /// What was noted, of which nothing is known any more.
  private func takeNoted() -> PageReads {
    turn.wrappingAdd(1, ordering: .relaxed)
    return reads.withLock { reads in
      defer { reads = PageReads() }
      return reads
    }
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
