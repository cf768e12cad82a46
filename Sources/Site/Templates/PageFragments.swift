import Liquid
import Synchronization

/// What turns of loops wrote on any page of a build, with what they read.
///
/// Shared by all workers. The least that is kept and the most are the same thing: nothing is thrown out
/// before the build ends, and nothing is taken in beyond `limit`.
final class FragmentStore: Sendable {
  /// Bytes that are kept at most; 32 MB hold the cards of some 60,000 posts.
  static let limit = 32 << 20

  struct Fragment: Sendable {
    let bytes: [UInt8]
    let reads: PageReads
  }

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
      content.fragments[key] = fragment
      content.bytes += fragment.bytes.count
    }
  }

  private func shard(of key: FragmentKey) -> Shard {
    shards[key.hashValue & (shards.count - 1)]
  }
}

/// One worker's way to the fragments: what a recalled one read is noted for the page that shows it.
struct PageFragments: FragmentCache {
  let store: FragmentStore
  let log: ReadLog

  func number(of signature: FragmentSignature) -> Int { store.number(of: signature) }

  func recall(_ key: FragmentKey) -> [UInt8]? {
    guard let fragment = store[key] else { return nil }
    log.note(fragment.reads)
    return fragment.bytes
  }

  func begin() { log.beginPart() }

  func end(_ written: (key: FragmentKey, bytes: [UInt8])?) {
    let reads = log.endPart()
    guard let written else { return }
    store.keep(.init(bytes: written.bytes, reads: reads), for: written.key)
  }
}
