import Testing

@testable import Publishing

@Suite struct PublicationLockTests {
  private func publish(
    to store: MemoryStore, at time: Int, takesOver: Bool = false
  ) async throws(PublicationError) {
    var options = PublicationOptions()
    options.takesOver = takesOver
    _ = try await StorePublicationTests.publication(
      ["a.html": "\(time)"], to: store, options, at: time
    ).run()
  }

  @Test func anotherPublicationIsRunning() async throws {
    let store = MemoryStore()
    store.set(".fude-lock-x.json", #"{"holder":"機械, process 7","since":1000,"heard":1150}"#)
    let error = await #expect(throws: PublicationError.self) {
      try await publish(to: store, at: 1300)
    }
    #expect(
      error?.diagnostic.message
        == "another publication is running: 機械, process 7, begun 5 min ago, last heard of 2 min ago"
    )
    #expect(
      error?.diagnostic.hint
        == "wait for it to end; if it was killed, publish with --take-over, or in 13 min, when its "
        + "lock is stale")
    #expect(store.files.isEmpty)
    #expect(store.all.keys.sorted() == [".fude-lock-x.json"])
  }

  @Test(arguments: [(2051, false), (1151, true)])
  func aLockThatIsRemoved(time: Int, takesOver: Bool) async throws {
    let store = MemoryStore()
    store.set(".fude-lock-x.json", #"{"holder":"機械","since":1000,"heard":1150}"#)
    try await publish(to: store, at: time, takesOver: takesOver)
    #expect(store.files == ["a.html": "\(time)"])
    #expect(store.all.keys.sorted() == [".fude-published.json", "a.html"])
  }

  @Test(arguments: ["", "{", "null", #"{"heard":"昔"}"#])
  func aLockThatCannotBeRead(text: String) async {
    let store = MemoryStore()
    store.set(".fude-lock-x.json", text)
    await #expect(throws: PublicationError.self) { try await publish(to: store, at: 5000) }
    #expect(store.files.isEmpty)
  }

  /// Of many at once, those that get through do so one after the other.
  @Test func manyAtOnce() async throws {
    let store = MemoryStore()
    let done = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<6 {
        group.addTask { (try? await publish(to: store, at: 1000 + number)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(done >= 1)
    var holder: String?
    for step in store.steps {
      let locks = step.files.keys.filter { $0.hasPrefix(".fude-lock-") }
      guard step.name.hasPrefix("upload") else { continue }
      holder = locks.count == 1 ? locks[0] : nil
      // Others may just be looking; then they see that one and go.
      #expect(!locks.isEmpty)
    }
    #expect(holder != nil || done > 0)
    #expect(store.all.keys.filter { $0.hasPrefix(".fude-lock-") }.isEmpty)
  }

  @Test func aLockThatWasTakenOver() async throws {
    let store = MemoryStore()
    let lock = try await PublicationLock.take(
      in: store, takesOver: false, now: { 1000 }, onStale: { _ in })
    try await lock.refresh()
    for name in store.all.keys { store.set(name, nil) }
    let error = await #expect(throws: PublicationError.self) { try await lock.refresh() }
    #expect(error?.diagnostic.message == "another publication has taken over")
    await lock.release()
  }
}
