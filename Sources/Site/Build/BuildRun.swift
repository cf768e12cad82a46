import Diagnostics
import Liquid

/// One attempt at a build: the stages, with what they need all along.
///
/// What they find is gathered in the report, and they stop where it holds an error that the next
/// one cannot do with.
struct BuildRun: Sendable {
  let build: Build
  let root: String
  let configuration: SiteConfiguration
  /// The build's clock, in seconds since 1970.
  let now: Int
  let place: OutputPlace
  let folder: OutputFolder
  let key: Fingerprint
  /// What the last build left; nil when it was another program's, or had other settings.
  let previous: BuildState?

  func run(_ result: inout BuildReport) async throws(BuildFailure) -> BuildState {
    var clock = StageClock()
    let scan = SiteScan(
      root: root, output: place.real, includesDrafts: build.options.includesDrafts)
    clock.end("scan")
    if let state = await unchanged(scan, &result) {
      clock.end("compare")
      result.work.stages = clock.stages
      return state
    }
    let loader = SiteLoader(
      build: build, root: root, configuration: configuration, now: now, previous: previous)
    let site = await loader.load(scan, &clock, &result)
    let plan = loader.plan(site, &result)
    clock.end("plan")
    try stop(on: result)
    let input = loader.input(site, plan.outputs)
    var state = try await write(plan, site, input, &clock, &result)
    result.profile = input.profiler?.profile
    state.summary.diagnostics = result.diagnostics
    try? BuildCache.write(state, to: folder.cachePath)
    clock.end("save")
    result.work.stages = clock.stages
    return state
  }

  // MARK: - Render and commit

  private func write(
    _ plan: OutputPlan, _ site: LoadedSite, _ input: RenderInput, _ clock: inout StageClock,
    _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState {
    try build.system { () throws(FileError) in try folder.clearStaging() }
    do throws(BuildFailure) {
      let made = await make(plan.outputs, site, input)
      result.diagnostics += made.lazy.flatMap(\.diagnostics)
      result.work.rendered = made.count { $0.isRendered }
      clock.end("render")
      if site.hasChanged.isSet { throw BuildFailure.outdated }
      try stop(on: result)
      try commit(plan.outputs, made, &result)
      clock.end("commit")
      try? folder.clearStaging()
      return state(site, made)
    } catch {
      try? folder.clearStaging()
      throw error
    }
  }

  private func make(
    _ outputs: [Output], _ site: LoadedSite, _ input: RenderInput
  ) async -> [OutputStage.Made] {
    let signatures = OutputSignatures(
      site.index, site.table, site.theme, site.library, listed: input.listed,
      feedLength: configuration.feedLength, assets: site.scan.records(of: site.scan.assets))
    let known = previous.map { old in
      (
        Dictionary(
          old.outputs.lazy.map { (ByteKey($0.file), $0) }, uniquingKeysWith: { first, _ in first }),
        ChangeSet(since: old, site.table, previous: site.previous)
      )
    }
    build.report(.rendering(files: outputs.count))
    return await OutputStage(
      outputs: outputs, input: input, signatures: signatures, table: site.table, folder: folder,
      root: root, previous: known, isFolderEmpty: folder.isEmpty
    ).run(jobs: build.jobs)
  }

  private func commit(
    _ outputs: [Output], _ made: [OutputStage.Made], _ result: inout BuildReport
  ) throws(BuildFailure) {
    let staged = zip(outputs, made).compactMap { $1.isStaged ? $0.file : nil }
    let old = try build.system { () throws(FileError) in try Manifest.read(folder.manifestPath) }
    let commit = Commit(
      folder: folder, old: old, files: Set(outputs.lazy.map(\.file)), staged: staged)
    result.diagnostics += commit.problems()
    try stop(on: result)
    build.report(.committing(files: staged.count))
    do throws(Commit.Failure) {
      let removed = try commit.run()
      result.changes = SiteChanges(
        staged: staged, removed: removed, old: old, configuration)
      result.written = staged.count
      result.removed = removed.count
      result.output = .built
      try? result.changes.write(to: folder.changesPath)
    } catch {
      if !error.isUndone { result.output = .incomplete }
      throw BuildFailure(diagnostics: [.error(error.cause.message)])
    }
  }

  // MARK: - What the next build gets

  private func state(_ site: LoadedSite, _ made: [OutputStage.Made]) -> BuildState {
    var documents = 0
    let sources = site.sources.compactMap { source -> SourceRecord? in
      guard var record = source.record else { return nil }
      if source.document != nil {
        record.outcome = .document(documents)
        documents += 1
      }
      return record
    }
    let outputs = made.compactMap { output -> OutputRecord? in
      guard var record = output.record else { return nil }
      if output.isStaged {
        let moment = POSIX.preciseNow
        record.stamp = folder.stamp(of: record.file) ?? .none
        record.isSettled = record.stamp.isSettled(at: moment)
      }
      return record
    }
    return BuildState(
      key: key, catalog: site.scan.catalogPrint, now: now, sources: sources,
      inputs: site.scan.records(of: site.scan.otherFiles),
      documents: site.table.documents.map(\.encoded),
      relations: site.table.relations, facts: site.table.facts, outputs: outputs,
      manifest: folder.manifestPrint,
      summary: .init(
        posts: site.index.posts.count, pages: site.index.pages.count,
        newestPost: site.index.posts.first?.date?.epoch ?? .min))
  }

  /// Stops at an error, or at a warning where these count as errors.
  func stop(on result: BuildReport) throws(BuildFailure) {
    let found = result.diagnostics
    if found.containsError || (build.options.failsOnWarnings && !found.isEmpty) {
      throw BuildFailure(diagnostics: [])
    }
  }
}
