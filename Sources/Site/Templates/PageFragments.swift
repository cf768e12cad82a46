import Liquid
import Synchronization

/// What turns of loops wrote on any page, with what they read.
///
/// Shared by all workers of a build, and by the builds of one process for as long as they have the same
/// templates and the same structure of the site. Nothing is thrown out, and nothing is taken in beyond
/// `limit`.
final class FragmentStore: Sendable {
  /// Bytes that are kept at most; 32 MB hold the cards of some 60,000 posts.
  static let limit = 32 << 20
  /// Elements of greater numbers, which no documents have, are not kept.
  private static let mostItems = 1 << 24

  final class Fragment: Sendable {
    let bytes: [UInt8]
    let reads: PageReads
    /// The document that is all that was read, as is so for nearly all turns: then nobody looks at `reads`,
    /// which lie elsewhere in memory.
    let document: PageReads.DocumentRead?
    /// The number of the build that made it.
    let build: Int
    fileprivate let kind: ObjectIdentifier

    init(bytes: [UInt8], reads: PageReads, build: Int, kind: ObjectIdentifier) {
      (self.bytes, self.reads, self.build, self.kind) = (bytes, reads, build, kind)
      let isOne = reads.documents.count == 1 && reads.terms.isEmpty && reads.facts.isEmpty
      document = isOne ? reads.documents[0] : nil
    }
  }

  /// What a build knows of those before it.
  struct Session: Sendable {
    let store: FragmentStore
    fileprivate let build: Int
    /// For documents that were edited, by the numbers of `PageReads`, the last build that they were
    /// edited for.
    fileprivate let edited: [Int32: Int]

    /// Whether a turn would write the same now.
    ///
    /// The clock and the like may be others in each build.
    fileprivate func isCurrent(_ fragment: Fragment) -> Bool {
      fragment.build == build
        || fragment.reads.facts.isEmpty
          && fragment.reads.documents.allSatisfy { edited[$0.document] ?? 0 <= fragment.build }
    }
  }

  private struct Builds {
    var last = 0
    var edited: [Int32: Int] = [:]
    /// Whether the last one has come to its end; else fragments may be of what was never published.
    var isSettled = true
  }

  private let builds = Mutex(Builds())

  /// Begins a build.
  ///
  /// - Parameter edited: the documents that are others than in the last build.
  /// - Returns: what the build looks fragments up with, of a new store when the one before it failed.
  func begin(edited: [Int32] = []) -> Session {
    let session = builds.withLock { builds -> Session? in
      guard builds.isSettled else { return nil }
      builds.last += 1
      builds.isSettled = false
      for document in edited { builds.edited[document] = builds.last }
      return Session(store: self, build: builds.last, edited: builds.edited)
    }
    return session ?? FragmentStore().begin()
  }

  /// Ends a build that did not fail.
  func settle() { builds.withLock { $0.isSettled = true } }

  /// By the numbers of their signatures.
  private let tables = Mutex((numbers: [FragmentSignature: Int](), list: [FragmentTable]()))
  private let bytes = Atomic(0)

  func number(of signature: FragmentSignature) -> Int {
    tables.withLock { tables in
      if let known = tables.numbers[signature] { return known }
      tables.numbers[signature] = tables.list.count
      tables.list.append(FragmentTable())
      return tables.list.count - 1
    }
  }

  private func table(of key: FragmentKey) -> FragmentTable {
    tables.withLock { $0.list[key.signature] }
  }

  subscript(key: FragmentKey) -> Fragment? { table(of: key)[key] }

  func keep(_ fragment: Fragment, for key: FragmentKey) {
    guard bytes.load(ordering: .relaxed) < Self.limit, 0..<Self.mostItems ~= key.item else {
      return
    }
    let old = table(of: key).replace(fragment, for: key)
    bytes.wrappingAdd(fragment.bytes.count - (old?.bytes.count ?? 0), ordering: .relaxed)
  }
}

/// The fragments of one signature, by the identities of their elements, which are numbers of documents.
///
/// Should objects of two kinds have one number, the later takes the place of the other.
private final class FragmentTable: Sendable {
  /// In parts, so that workers seldom wait for one another.
  private let parts = (0..<16).map { _ in Part() }

  private final class Part: Sendable {
    let fragments = Mutex([FragmentStore.Fragment?]())
  }

  subscript(key: FragmentKey) -> FragmentStore.Fragment? {
    guard key.item >= 0 else { return nil }
    let (part, place) = place(of: key)
    let found = part.fragments.withLock { place < $0.count ? $0[place] : nil }
    return found?.kind == key.kind ? found : nil
  }

  /// Keeps a fragment, and gives the one that was there before.
  func replace(
    _ fragment: FragmentStore.Fragment, for key: FragmentKey
  ) -> FragmentStore.Fragment? {
    let (part, place) = place(of: key)
    return part.fragments.withLock { fragments in
      if place >= fragments.count {
        fragments += repeatElement(nil, count: place + 1 - fragments.count)
      }
      defer { fragments[place] = fragment }
      return fragments[place]
    }
  }

  private func place(of key: FragmentKey) -> (Part, Int) {
    (parts[key.item % parts.count], key.item / parts.count)
  }
}

/// One worker's way to the fragments: what a recalled one read is noted for the page that shows it.
final class PageFragments: FragmentCache {
  private let session: FragmentStore.Session
  private let log: ReadLog

  init(session: FragmentStore.Session, log: ReadLog) {
    self.session = session
    self.log = log
  }

  func number(of signature: FragmentSignature) -> Int { session.store.number(of: signature) }

  func recall(_ key: FragmentKey) -> [UInt8]? {
    guard let fragment = session.store[key], session.isCurrent(fragment) else { return nil }
    if let document = fragment.document { log.note(document) } else { log.note(fragment.reads) }
    return fragment.bytes
  }

  func begin() { log.beginPart() }

  func end(_ written: (key: FragmentKey, bytes: [UInt8])?) {
    let reads = log.endPart()
    guard let (key, bytes) = written else { return }
    session.store.keep(
      .init(bytes: bytes, reads: reads, build: session.build, kind: key.kind), for: key)
  }
}
