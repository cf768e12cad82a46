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

  /// Runs the stages over what a walk has met.
  func run(
    _ scan: SiteScan, _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState {
    var clock = StageClock()
    if let state = await unchanged(scan, &result) {
      clock.end("compare")
      result.work.stages = clock.stages
      return state
    }
    // On another processor while the site is put in order on this one.
    async let present = folder.verified(previous?.outputs ?? [], jobs: 1)
    async let old = Self.manifest(folder)
    let loader = SiteLoader(
      build: build, root: root, configuration: configuration, now: now, previous: previous)
    let site = await loader.load(scan, &clock, &result)
    let (plan, records) = loader.plan(site, await present, &result)
    clock.end("plan")
    try stop(on: result)
    let input = loader.input(site, plan)
    var state = try await write(site, input, records, try manifest(await old), &clock, &result)
    result.profile = input.profiler?.profile
    state.summary.diagnostics = result.diagnostics
    await save(state)
    clock.end("save")
    result.work.stages = clock.stages
    return state
  }

  private static func manifest(_ folder: OutputFolder) async -> Result<Manifest, FileError> {
    do throws(FileError) {
      return .success(try Manifest.read(folder.manifestPath))
    } catch {
      return .failure(error)
    }
  }

  private func manifest(
    _ read: Result<Manifest, FileError>
  ) throws(BuildFailure) -> Manifest {
    try build.system { () throws(FileError) in try read.get() }
  }

  // MARK: - Render and commit

  private func write(
    _ site: LoadedSite, _ input: RenderInput, _ records: PreviousOutputs?, _ old: Manifest,
    _ clock: inout StageClock,
    _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState {
    try build.system { () throws(FileError) in try folder.clearStaging() }
    do throws(BuildFailure) {
      let made = await make(site, input, records)
      result.diagnostics += made.lazy.flatMap(\.diagnostics)
      result.work.rendered = made.count { $0.isRendered }
      clock.end("render")
      if site.hasChanged.isSet { throw BuildFailure.outdated }
      try stop(on: result)
      try commit(input.plan.outputs, made, old, &result)
      clock.end("commit")
      try? folder.clearStaging()
      return await state(site, made)
    } catch {
      try? folder.clearStaging()
      throw error
    }
  }

  private func make(
    _ site: LoadedSite, _ input: RenderInput, _ records: PreviousOutputs?
  ) async -> [OutputStage.Made] {
    let signatures = OutputSignatures(
      site.index, site.table, site.theme, site.library, input.plan,
      feedLength: configuration.feedLength, assets: site.scan.records(of: site.scan.assets))
    var known: (records: PreviousOutputs, changes: ChangeSet)?
    if let previous, let records {
      known = (records, ChangeSet(since: previous, site.table, previous: site.previous))
    }
    build.report(.rendering(files: input.plan.outputs.count))
    return await OutputStage(
      input: input, signatures: signatures, table: site.table, folder: folder, root: root,
      previous: known, isFolderEmpty: folder.isEmpty
    ).run(jobs: build.jobs)
  }

  private func commit(
    _ outputs: [Output], _ made: [OutputStage.Made], _ old: Manifest,
    _ result: inout BuildReport
  ) throws(BuildFailure) {
    let staged = zip(outputs, made).compactMap { $1.isStaged ? $0.file : nil }
    let commit = Commit(
      folder: folder, old: old, files: outputs.map(\.file), staged: staged)
    result.diagnostics += commit.problems()
    try stop(on: result)
    build.report(.committing(files: staged.count))
    do throws(Commit.Failure) {
      let removed = try commit.run()
      result.changes = SiteChanges(
        staged: staged, removed: removed, old: old, configuration)
      result.changedFiles = staged + removed
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

  /// Keeps a state for the next process; without it that one builds everything.
  func save(_ state: BuildState) async {
    if build.savesState { try? await BuildCache.write(state, to: folder.cachePath) }
  }

  private func state(_ site: LoadedSite, _ made: [OutputStage.Made]) async -> BuildState {
    var documents = 0
    let sources = site.sources.compactMap { source -> SourceRecord? in
      guard var record = source.record else { return nil }
      if source.document != nil {
        record.outcome = .document(documents)
        documents += 1
      }
      return record
    }
    let outputs = await Parallel.map(made.count, jobs: build.jobs) { place -> OutputRecord? in
      guard let record = made[place].record, made[place].isStaged else { return made[place].record }
      let moment = POSIX.preciseNow
      let stamp = folder.stamp(of: record.file) ?? .none
      return record.with(VerifiedOutput(stamp: stamp, isSettled: stamp.isSettled(at: moment)))
    }.compactMap { $0 }
    return BuildState(
      key: key, catalog: site.scan.catalogPrint, now: now, sources: sources,
      inputs: site.scan.records(of: site.scan.otherFiles),
      documents: site.table.documents.map(\.encoded),
      relations: site.table.relations, facts: site.table.facts, outputs: outputs,
      manifest: folder.manifestPrint, cachePath: folder.cachePath,
      summary: .init(
        posts: site.index.posts.count, pages: site.index.pages.count,
        newestPost: site.index.posts.first?.date?.epoch ?? .min),
      memory: build.savesState ? nil : .init(scan: site.scan, documents: site.table.documents))
  }

  /// Stops at an error, or at a warning where these count as errors.
  func stop(on result: BuildReport) throws(BuildFailure) {
    let found = result.diagnostics
    if found.containsError || (build.options.failsOnWarnings && !found.isEmpty) {
      throw BuildFailure(diagnostics: [])
    }
  }
}
