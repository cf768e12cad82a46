import JSON

/// Keeps two publications to one store apart.
///
/// Stores have nothing that only one of two can make, so each writes a file of its own and then looks for
/// others': of two at the same time at least one sees the other, and who sees another goes back. A
/// lock is refreshed as long as its publication lives; one that was not for a while is stale.
struct PublicationLock: Sendable {
  /// Seconds between two refreshments, by which it is also noticed that nothing answers any more: a tool that
  /// copies hundreds of files tries each of them again and again.
  static let refreshTime = 20
  /// Seconds after which nobody is thought to hold a lock any more.
  static let staleTime = 900

  let store: any FileStore
  let now: @Sendable () -> Int
  private let file: String
  private let holder: String
  private let since: Int

  private static let prefix = StateFile.prefix + "lock-"

  /// Somebody's lock, as it is read.
  private struct Other {
    let file: String
    let holder: String
    let since: Int
    let heard: Int

    init(file: String, _ bytes: [UInt8], now: Int) {
      self.file = file
      let json = try? JSONValue.parse(bytes)
      holder = json?["holder"]?.asString ?? "somebody"
      // One that cannot be read is somebody's that is just being written.
      if case .int(let time)? = json?["since"] { since = time } else { since = now }
      if case .int(let time)? = json?["heard"] { heard = time } else { heard = now }
    }
  }

  private init(store: any FileStore, now: @escaping @Sendable () -> Int) {
    self.store = store
    self.now = now
    file = Self.prefix + String(UInt64.random(in: 0...UInt64.max), radix: 36) + ".json"
    holder = Scratch.holder
    since = now()
  }

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - store: where.
  ///   - takesOver: whether locks of others are removed.
  ///   - now: seconds since 1970.
  ///   - onStale: called with the holder of a stale lock that is removed.
  /// - Returns: the lock, to be released.
  /// - Throws: when another publication holds it.
  static func take(
    in store: any FileStore, takesOver: Bool, now: @escaping @Sendable () -> Int,
    onStale: (String) -> Void
  ) async throws(PublicationError) -> PublicationLock {
    var attempts = 3
    while true {
      let lock = PublicationLock(store: store, now: now)
      try await lock.clear(takesOver: takesOver, onStale)
      try await lock.write()
      do throws(PublicationError) {
        // Both may have looked before either wrote.
        try await lock.clear(takesOver: false) { _ in }
        return lock
      } catch {
        await lock.release()
        attempts -= 1
        if attempts == 0 { throw error }
        try? await Task.sleep(for: .milliseconds(Int.random(in: 200...3000)))
      }
    }
  }

  private func clear(
    takesOver: Bool, _ onStale: (String) -> Void
  ) async throws(PublicationError) {
    let time = now()
    let files = try await store.state(beginningWith: Self.prefix)
    let others = files.filter { $0.key != file }.map { Other(file: $0.key, $0.value, now: time) }
    for other in others.sorted(by: { $0.file < $1.file }) {
      guard takesOver || time - other.heard > Self.staleTime else {
        throw Self.refusal(other, time)
      }
      onStale(other.holder)
      try await store.removeState(other.file)
    }
  }

  private static func refusal(_ other: Other, _ now: Int) -> PublicationError {
    let wait = max(1, (other.heard + staleTime - now + 59) / 60)
    return PublicationError(
      "another publication is running: \(other.holder), begun \(ago(now - other.since)) ago, "
        + "last heard of \(ago(now - other.heard)) ago",
      hint: "wait for it to end; if it was killed, publish with --take-over, or in \(wait) min, "
        + "when its lock is stale")
  }

  private static func ago(_ seconds: Int) -> String {
    seconds < 120 ? "\(max(0, seconds)) s" : "\(seconds / 60) min"
  }

  private func write() async throws(PublicationError) {
    let json = JSONValue.object([
      JSONMember(key: "holder", value: .string(holder)),
      JSONMember(key: "since", value: .int(since)), JSONMember(key: "heard", value: .int(now())),
    ])
    try await store.putState(Array((json.text + "\n").utf8), name: file)
  }

  /// Tells others that this publication lives.
  ///
  /// - Throws: when another has taken the lock for stale.
  func refresh() async throws(PublicationError) {
    try await check()
    try await write()
  }

  /// Throws when another has taken the lock for stale.
  func check() async throws(PublicationError) {
    guard try await store.state(beginningWith: file)[file] == nil else { return }
    throw PublicationError(
      "another publication has taken over",
      hint: "publish again when it has ended")
  }

  /// Lets others publish; done also when the task was cancelled.
  func release() async {
    await Task { try? await store.removeState(file) }.value
  }
}
