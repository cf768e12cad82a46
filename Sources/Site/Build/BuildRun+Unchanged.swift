extension BuildRun {
  /// The state of the last build, when nothing at all has changed since; else nil.
  ///
  /// Asks only for stamps: of what the site is read from, which the walk has, and of what the
  /// output folder holds.
  func unchanged(
    _ scan: SiteScan, _ result: inout BuildReport
  ) async -> BuildState? {
    guard let previous, scan.diagnostics.isEmpty, isSame(scan, as: previous),
      isSameClock(for: previous), folder.manifestPrint == previous.manifest
    else { return nil }
    let outputs = previous.outputs
    let verified = await folder.verified(outputs, jobs: build.jobs)
    guard verified.allSatisfy({ $0 != nil }) else { return nil }
    var state = previous
    state.outputs = zip(outputs, verified).map { output, present in
      present.map { output.with($0) } ?? output
    }
    let isNew = zip(outputs, state.outputs).contains { $0 !== $1 }
    var found = result
    found.diagnostics = previous.summary.diagnostics
    guard (try? stop(on: found)) != nil else { return nil }
    if isNew { await save(state) }
    try? SiteChanges().write(to: folder.changesPath)
    tell(state, in: &result)
    return state
  }

  private func isSame(_ scan: SiteScan, as state: BuildState) -> Bool {
    let inputs = scan.otherFiles
    guard scan.markdown.count == state.sources.count, inputs.count == state.inputs.count,
      inputs.indices.allSatisfy({ state.inputs[$0].isSame(as: inputs[$0]) })
    else { return false }
    return scan.markdown.indices.allSatisfy { place in
      let (file, record) = (scan.markdown[place], state.sources[place])
      return record.isSettled && record.stamp == file.stamp
        && ByteKey.isSame(record.path, file.path)
    }
  }

  /// Whether the clock makes no difference: no post has come of age, no page shows the time.
  private func isSameClock(for state: BuildState) -> Bool {
    if state.now == now { return true }
    if !build.options.includesFuture, state.summary.newestPost > now { return false }
    return !state.outputs.contains { $0.reads.facts.contains(.clock) }
      && state.sources.allSatisfy { source in
        if source.dependences.contains(.clock) { return false }
        if case .heldBack(let until?) = source.outcome { return until.epoch > now }
        return true
      }
  }

  private func tell(_ state: BuildState, in result: inout BuildReport) {
    result.diagnostics = state.summary.diagnostics
    result.posts = state.summary.posts
    result.pages = state.summary.pages
    result.files = state.outputs.count
    for source in state.sources { result.add(heldBack: source) }
    result.output = .built
  }
}

extension BuildReport {
  /// Tells of a post that is not shown yet.
  mutating func add(heldBack record: SourceRecord) {
    if case .heldBack(let until) = record.outcome {
      heldBack.append(.init(source: record.path, until: until?.xmlSchema))
    }
  }
}
