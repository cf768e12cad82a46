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

  struct Fragment: Sendable {
    let bytes: [UInt8]
    let reads: PageReads
    /// The number of the build that made it.
    let build: Int
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

  /// A part of the fragments, so that workers seldom wait for one another.
  private final class Shard: Sendable {
    let content = Mutex((fragments: [FragmentKey: Fragment](), bytes: 0))
  }

  private let shards = (0..<16).map { _ in Shard() }
  private let signatures = Mutex([FragmentSignature: Int]())

  func number(of signature: FragmentSignature) -> Int {
    signatures.withLock { signatures in
      if let known = signatures[signature] { return known }
      signatures[signature] = signatures.count
      return signatures.count - 1
    }
  }

  subscript(key: FragmentKey) -> Fragment? {
    shard(of: key).content.withLock { $0.fragments[key] }
  }

  func keep(_ fragment: Fragment, for key: FragmentKey) {
    shard(of: key).content.withLock { content in
      guard content.bytes < Self.limit / shards.count else { return }
      let old = content.fragments.updateValue(fragment, forKey: key)
      content.bytes += fragment.bytes.count - (old?.bytes.count ?? 0)
    }
  }

  private func shard(of key: FragmentKey) -> Shard {
    shards[key.hashValue & (shards.count - 1)]
  }
}

/// One worker's way to the fragments: what a recalled one read is noted for the page that shows it.
struct PageFragments: FragmentCache {
  let session: FragmentStore.Session
  let log: ReadLog

  func number(of signature: FragmentSignature) -> Int { session.store.number(of: signature) }

  func recall(_ key: FragmentKey) -> [UInt8]? {
    guard let fragment = session.store[key], session.isCurrent(fragment) else { return nil }
    log.note(fragment.reads)
    return fragment.bytes
  }

  func begin() { log.beginPart() }

  func end(_ written: (key: FragmentKey, bytes: [UInt8])?) {
    let reads = log.endPart()
    guard let written else { return }
    session.store.keep(
      .init(bytes: written.bytes, reads: reads, build: session.build), for: written.key)
  }
}
