import Paths

/// Publishes to a store of files, step by step, so that readers never meet a page before what it
/// names, and so that it can end at any step and begin again.
struct StorePublication: Sendable {
  let store: any FileStore
  let site: SiteFiles
  let target: PublicationTarget
  let options: PublicationOptions
  let report: @Sendable (PublicationEvent) -> Void
  let now: @Sendable () -> Int

  /// What is known of the target, and what follows.
  private struct Look {
    var list: PublishedList
    let headers: CacheRules?
    let plan: PublicationPlan
  }

  func run() async throws(PublicationError) -> PublicationReport {
    let first = try await look()
    if options.isDryRun { return PublicationReport(first.plan, isDone: false) }
    let hasToPurge = options.keepsUnpurged && !first.list.unpurged.isEmpty
    if first.plan.isEmpty, !hasToPurge { return PublicationReport(first.plan, isDone: true) }
    let report = report
    let lock = try await PublicationLock.take(
      in: store, takesOver: options.takesOver, now: now, onStale: { report(.removingLock(of: $0)) })
    do throws(PublicationError) {
      let result = try await beating(lock)
      await lock.release()
      return result
    } catch {
      await lock.release()
      throw error
    }
  }

  /// Publishes while the lock is kept fresh.
  private func beating(_ lock: PublicationLock) async throws(PublicationError) -> PublicationReport
  {
    let result = await withTaskGroup(of: Result<PublicationReport, PublicationError>.self) {
      group in
      group.addTask { await Self.result { () throws(PublicationError) in try await publish(lock) } }
      group.addTask {
        while true {
          try? await Task.sleep(for: .seconds(PublicationLock.refreshTime))
          if Task.isCancelled { return .failure(.interrupted) }
          do throws(PublicationError) { try await lock.refresh() } catch { return .failure(error) }
        }
      }
      let first = await group.next() ?? .failure(.interrupted)
      group.cancelAll()
      return first
    }
    return try result.get()
  }

  private static func result(
    _ body: () async throws(PublicationError) -> PublicationReport
  ) async -> Result<PublicationReport, PublicationError> {
    do throws(PublicationError) { return .success(try await body()) } catch {
      return .failure(error)
    }
  }

  // MARK: - Looking

  private func look() async throws(PublicationError) -> Look {
    let headers = try await store.servesHeaders() ? target.cacheRules : nil
    let kept = try await store.state(beginningWith: PublishedList.name)[PublishedList.name]
    var list = PublishedList()
    if let kept, let read = PublishedList(kept) {
      list = read
    } else {
      list.entries = try await found(isDamaged: kept != nil, headers)
    }
    let plan = PublicationPlan(site, known: list.entries, headers: headers)
    return Look(list: list, headers: headers, plan: plan)
  }

  /// What the target has of the site, by its own word, where no list tells.
  ///
  /// Files with other bytes are fude's own only when a list was there, however damaged, or when
  /// somebody says so.
  private func found(
    isDamaged: Bool, _ headers: CacheRules?
  ) async throws(PublicationError) -> [PublishedList.Entry] {
    report(.comparing(isDamaged: isDamaged))
    let comparison = try await store.compare(site.files.map(\.path), in: site.folder)
    if let one = comparison.different.min(), !isDamaged, !options.adopts {
      throw .foreignFiles(comparison.different.count, such: one, at: target.name)
    }
    let same = Set(comparison.same.map { Array($0.utf8) })
    let different = Set(comparison.different.map { Array($0.utf8) })
    return site.files.compactMap { file in
      let path = Array(file.path.utf8)
      guard same.contains(path) || different.contains(path) else { return nil }
      // What others have put there is served with who knows which headers.
      let served = isDamaged ? headers?.headers(of: file.path).text : nil
      return PublishedList.Entry(
        path: file.path, size: file.size, content: same.contains(path) ? file.content : nil,
        headers: served)
    }
  }

  // MARK: - Publishing

  private func publish(_ lock: PublicationLock) async throws(PublicationError) -> PublicationReport
  {
    // What was seen before the lock was there may be old.
    var look = try await look()
    let plan = look.plan
    let known = look.list.entries
    look.list.unpurged =
      options.keepsUnpurged ? Self.merged(look.list.unpurged, plan.touched) : []
    look.list.entries = plan.listDuring(known: known)
    try await put(look.list)
    for (wave, uploads) in plan.waves {
      report(.uploading(wave.name, files: uploads.count))
      try await store.upload(uploads, from: site.folder)
    }
    if !plan.removed.isEmpty {
      try await lock.check()
      report(.deleting(files: plan.removed.count))
      for paths in plan.deletions { try await store.delete(paths) }
      try await store.removeEmpty(plan.emptied)
    }
    look.list.entries = plan.listAfter(site, headers: look.headers)
    try await put(look.list)
    var result = PublicationReport(plan, isDone: true)
    result.unpurged = look.list.unpurged
    return result
  }

  private func put(_ list: PublishedList) async throws(PublicationError) {
    try await store.putState(list.bytes, name: PublishedList.name)
  }

  /// Both lists in one, each path once, in byte order.
  private static func merged(_ left: [String], _ right: [String]) -> [String] {
    (left + right).sorted(by: PathText.precedes).reduce(into: []) { list, path in
      if list.last.map({ PathText.precedes($0, path) }) ?? true { list.append(path) }
    }
  }

  /// Notes that caches know of all that was published.
  func notePurged() async throws(PublicationError) {
    guard let kept = try await store.state(beginningWith: PublishedList.name)[PublishedList.name],
      var list = PublishedList(kept), !list.unpurged.isEmpty
    else { return }
    list.unpurged = []
    try await put(list)
  }
}
