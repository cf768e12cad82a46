#if os(Linux)
  import Dispatch
#endif

/// Watches files and tells what has changed, one batch for each time somebody saves.
public actor FileWatcher {
  /// How changes are noticed.
  public enum Method: Sendable, Hashable {
    /// The system tells (inotify, on Linux).
    case system
    /// The files are looked at again and again.
    case polling(every: Duration)
  }

  private var batch: ChangeBatch
  private var waiting: CheckedContinuation<Void, Never>?
  private var isClosed = false
  private var source: Task<Void, Never>?
  #if os(Linux)
    private var folders: InotifyTree?
    private var reader: (any DispatchSourceRead)?
  #endif

  /// Starts to watch.
  ///
  /// - Parameters:
  ///   - tree: what is watched.
  ///   - method: nil means what the system has to offer, else polling every 300 ms.
  public init(_ tree: WatchedTree, method: Method? = nil) async {
    await self.init(tree, method: method, pauses: ChangeBatch.Pauses())
  }

  init(_ tree: WatchedTree, method: Method?, pauses: ChangeBatch.Pauses) async {
    batch = ChangeBatch(pauses: pauses)
    switch method {
    case .polling(let interval)?: poll(tree, every: interval)
    case .system?: _ = followSystem(tree)
    case nil: if !followSystem(tree) { poll(tree, every: .milliseconds(300)) }
    }
  }

  /// How changes are noticed; nil when they are not.
  public private(set) var method: Method?

  /// Waits for the next batch; nil when the watcher is closed.
  ///
  /// One task asks at a time. What happens while nobody asks is in the next batch.
  public func next() async -> FileChanges? {
    while !isClosed {
      let due = batch.due
      if let due, .now >= due { return batch.take() }
      await pause(until: due)
    }
    return nil
  }

  /// Watches no more; a watcher that is not closed watches for ever.
  public func close() {
    isClosed = true
    source?.cancel()
    #if os(Linux)
      reader?.cancel()
    #endif
    wake()
  }

  private func pause(until due: ContinuousClock.Instant?) async {
    let timer = due.map { due in
      Task {
        guard (try? await Task.sleep(until: due, tolerance: .zero)) != nil else { return }
        self.wake()
      }
    }
    await withCheckedContinuation { waiting = $0 }
    timer?.cancel()
  }

  private func wake() {
    waiting?.resume()
    waiting = nil
  }

  // MARK: - Polling

  private func poll(_ tree: WatchedTree, every interval: Duration) {
    method = .polling(every: interval)
    // A file that is seen half written is seen again at the next look, and so puts the batch off.
    var pauses = ChangeBatch.Pauses()
    pauses.afterWrite = interval * 3 / 2
    pauses.afterMove = pauses.afterWrite
    pauses.afterMany = pauses.afterWrite
    batch = ChangeBatch(pauses: pauses)
    let before = tree.snapshot()
    source = Task { [weak self] in
      var before = before
      while (try? await Task.sleep(for: interval)) != nil {
        let now = tree.snapshot()
        await self?.add(before, now)
        before = now
      }
    }
  }

  private func add(_ before: [String: System.Status], _ now: [String: System.Status]) {
    let moment = ContinuousClock.now
    for (path, status) in now where before[path] != status {
      batch.add(.written, path, at: moment)
    }
    for path in before.keys where now[path] == nil { batch.add(.removed, path, at: moment) }
    wake()
  }

  // MARK: - The system's word

  private func followSystem(_ tree: WatchedTree) -> Bool {
    #if os(Linux)
      guard let inotify = Inotify(), let folders = InotifyTree(tree, inotify) else { return false }
      self.folders = folders
      method = .system
      let (events, continuation) = AsyncStream.makeStream(of: [Inotify.Event].self)
      let reader = DispatchSource.makeReadSource(
        fileDescriptor: inotify.descriptor, queue: DispatchQueue(label: "inotify"))
      reader.setEventHandler { continuation.yield(inotify.read()) }
      reader.setCancelHandler { continuation.finish() }
      reader.activate()
      self.reader = reader
      source = Task { [weak self] in
        for await events in events { await self?.add(events) }
      }
      return true
    #else
      return false
    #endif
  }

  #if os(Linux)
    private func add(_ events: [Inotify.Event]) {
      let now = ContinuousClock.now
      for event in events {
        guard let changes = folders?.changes(for: event) else { continue }
        if changes.isEmpty, event.has(Inotify.overflow) { batch.addUnknown(at: now) }
        for (change, path) in changes { batch.add(change, path, at: now) }
      }
      wake()
    }
  #endif
}
