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
  /// Set when a file is found to be another than when the build began.
  let hasChanged: SharedFlag

  var loader: SiteLoader {
    SiteLoader(
      build: build, root: root, configuration: configuration, now: now, previous: previous,
      hasChanged: hasChanged)
  }

  /// For each output of the last build whether it is as that left it; none where nothing is known of that.
  func present(jobs: Int) async -> [VerifiedOutput?] {
    await folder.verified(previous?.outputs ?? [], jobs: jobs)
  }

  /// Runs the stages over what a walk has met.
  ///
  /// - Parameters:
  ///   - scan: what was met.
  ///   - present: for each output of the last build whether it is as that left it.
  ///   - looksAtAll: whether all is looked at, also where an edit seems to concern little.
  ///   - result: what is found.
  /// - Returns: what the next build gets.
  /// - Throws: when the site cannot be built.
  func run(
    _ scan: SiteScan, _ present: [VerifiedOutput?], looksAtAll: Bool, _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState {
    var clock = StageClock()
    if !looksAtAll, let state = try await edited(scan, present, &clock, &result) {
      result.work.stages = clock.stages
      keep((self, state))
      return state
    }
    // On another processor while the site is loaded on this one.
    async let old = Self.manifest(folder)
    let site = await loader.load(scan, &clock, &result)
    let (plan, records) = loader.plan(site, present, &result)
    clock.end("plan")
    try stop(on: result)
    let last = last(records, site)
    let input = loader.input(
      site.index, site.templates, listed: plan.listed,
      kept: last.flatMap { kept(since: $0.changes) })
    var state = try await write(site, plan, input, last, try manifest(await old), &clock, &result)
    result.profile = input.profiler?.profile
    state.summary.diagnostics = result.diagnostics
    await save(state)
    clock.end("save")
    result.work.stages = clock.stages
    keep((self, site, plan, input, state))
    return state
  }

  /// Lets what a build made live as long as the process, where that ends next.
  func keep(_ made: Any) {
    if build.options.endsProcess { _ = Unmanaged.passRetained(Kept(made)) }
  }

  private final class Kept {
    private let made: Any

    init(_ made: Any) { self.made = made }
  }

  private func last(_ records: PreviousOutputs?, _ site: LoadedSite) -> OutputStage.Previous? {
    guard let previous, let records else { return nil }
    return .init(
      records: records,
      changes: ChangeSet(since: previous, site.table, previous: site.previous))
  }

  /// The texts that stand in pages of the last build.
  func kept(since changes: ChangeSet) -> KeptBodies? {
    previous.map { KeptBodies($0, changes, folder: folder.path) }
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
    _ site: LoadedSite, _ plan: OutputPlan, _ input: RenderInput,
    _ last: OutputStage.Previous?, _ old: Manifest, _ clock: inout StageClock,
    _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState {
    try build.system { () throws(FileError) in try folder.clearStaging() }
    do throws(BuildFailure) {
      // On the way, as it takes as long as some hundred pages.
      async let paths = PathSet(plan.outputs.lazy.map(\.file))
      let made = await make(site, plan, input, last)
      result.diagnostics += made.lazy.flatMap(\.diagnostics)
      result.work.add(made, texts: site.loading.bodies.madeCount)
      clock.end("render")
      if hasChanged.isSet { throw BuildFailure.outdated }
      try stop(on: result)
      let files = await paths
      let staged =
        made.allSatisfy(\.isStaged)
        ? files : PathSet(zip(plan.outputs, made).lazy.filter(\.1.isStaged).map(\.0.file))
      try await commit(files: files, staged: staged, old, &result)
      clock.end("commit")
      try? await folder.clearStaging(jobs: build.jobs)
      clock.end("clear")
      return await state(site, made, input.fragments.store)
    } catch {
      try? folder.clearStaging()
      throw error
    }
  }

  private func make(
    _ site: LoadedSite, _ plan: OutputPlan, _ input: RenderInput, _ last: OutputStage.Previous?
  ) async -> [OutputStage.Made] {
    build.report(.rendering(files: plan.outputs.count))
    return await OutputStage(
      outputs: plan.outputs, input: input,
      signatures: signatures(
        site.index, site.table, site.templates, listed: plan.listed, site.scan),
      table: site.table, folder: folder, root: root,
      previous: last, sharedBodies: sharedBodies(site.templates, plan.outputs),
      isFolderEmpty: folder.isEmpty
    ).run(jobs: build.jobs)
  }

  /// How many of the newest posts have texts that other outputs show beside their own pages: those of
  /// the feeds, or all where templates or the feeds of terms show them.
  private func sharedBodies(_ templates: SiteTemplates, _ outputs: [Output]) -> Int {
    let readsOthers = templates.library.memberReads.contains {
      $0.path.count > 1 && $0.path.last == "content"
    }
    let hasFeedsOfTerms = outputs.contains { $0.content.isFeedOfTerm }
    return readsOthers || hasFeedsOfTerms ? .max : configuration.feedLength
  }

  func signatures(
    _ index: SiteIndex, _ table: DocumentTable, _ templates: SiteTemplates, listed: [Output],
    _ scan: SiteScan
  ) -> OutputSignatures {
    OutputSignatures(
      index, table, templates.theme, templates.library, listed: listed,
      feedLength: configuration.feedLength, assets: scan.records(of: scan.assets))
  }

  /// Moves what was staged into place.
  ///
  /// - Parameters:
  ///   - files: all files of the site.
  ///   - staged: those whose bytes are others.
  ///   - old: what earlier builds wrote.
  ///   - result: gets what changed.
  /// - Throws: when something stands in the way.
  func commit(
    files: PathSet, staged: PathSet, _ old: Manifest, _ result: inout BuildReport
  ) async throws(BuildFailure) {
    let commit = Commit(folder: folder, old: old, files: files, staged: staged)
    result.diagnostics += await commit.problems(jobs: build.jobs)
    try stop(on: result)
    build.report(.committing(files: staged.count))
    do throws(Commit.Failure) {
      let removed = try commit.run()
      result.changes = SiteChanges(
        staged: staged, removed: removed, old: old, configuration)
      result.changedFiles = Array(staged) + removed
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

  private func state(
    _ site: LoadedSite, _ made: [OutputStage.Made], _ fragments: FragmentStore
  ) async -> BuildState {
    var documents = 0
    let sources = site.sources.compactMap { source -> SourceRecord? in
      guard var record = source.record else { return nil }
      if source.document != nil {
        record.outcome = .document(documents)
        documents += 1
      }
      return record
    }
    let outputs = await Parallel.map(made.count, jobs: build.jobs) { record(of: made[$0]) }
      .compactMap { $0 }
    return BuildState(
      key: key, catalog: site.scan.catalogPrint, now: now, sources: sources,
      inputs: site.scan.records(of: site.scan.otherFiles),
      documents: site.table.documents.map(\.encoded),
      relations: site.table.relations, structure: site.index.structure,
      facts: site.table.facts, outputs: outputs,
      manifest: folder.manifestPrint, cachePath: folder.cachePath,
      summary: .init(
        posts: site.index.posts.count, pages: site.index.pages.count,
        newestPost: site.index.posts.first?.date?.epoch ?? .min),
      memory: build.savesState ? nil : memory(site, fragments))
  }

  /// The record of an output, with what the system says of its file now that it is in place.
  func record(of made: OutputStage.Made) -> OutputRecord? {
    guard let record = made.record, made.isStaged else { return made.record }
    let moment = POSIX.preciseNow
    let stamp = folder.stamp(of: record.file) ?? .none
    return record.with(VerifiedOutput(stamp: stamp, isSettled: stamp.isSettled(at: moment)))
  }

  /// What a build of this process gets: without the texts, which are made again when a page shows them.
  private func memory(
    _ site: LoadedSite, _ fragments: FragmentStore
  ) -> BuildState.Memory {
    fragments.settle()
    for (place, source) in site.sources.enumerated() {
      guard let document = source.document, let record = source.record else { continue }
      document.document.body.reset(madeBy: site.loading.maker(of: place, record.content))
    }
    _ = site.loading.bodies.takeMade()
    return .init(
      scan: site.scan, documents: site.table.documents, templates: site.templates,
      bodies: site.loading.bodies, fragments: fragments)
  }

  /// Stops at an error, or at a warning where these count as errors.
  func stop(on result: BuildReport) throws(BuildFailure) {
    let found = result.diagnostics
    if found.containsError || (build.options.failsOnWarnings && !found.isEmpty) {
      throw BuildFailure(diagnostics: [])
    }
  }
}
