import Diagnostics

extension BuildRun {
  /// Builds after an edit that leaves the structure of the site as it is.
  ///
  /// That is: no document came or went, none has another date, address or term. Structure and plan are then those of the last build, and
  /// only outputs that show what was edited are looked at; when nothing changed, none.
  ///
  /// - Returns: what the next build gets; nil when the whole site has to be looked at.
  func edited(
    _ scan: SiteScan, _ present: [VerifiedOutput?], _ clock: inout StageClock,
    _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState? {
    guard let previous, let edit = SiteEdit(scan, since: previous), keepsDocuments(of: previous),
      let manifest = try? POSIX.read(folder.manifestPath),
      Fingerprint(manifest) == previous.manifest
    else { return nil }
    if edit.isEmpty, let state = await unchanged(previous, present, &result) { return state }
    var attempt = result
    do throws(BuildFailure) {
      let state = try await revise(previous, edit, scan, present, manifest, &clock, &attempt)
      if state != nil { result = attempt }
      return state
    } catch {
      result = attempt
      throw error
    }
  }

  /// Whether the clock lets all documents be what they were: no post has come of age, none is dated
  /// by it.
  private func keepsDocuments(of state: BuildState) -> Bool {
    if state.now == now { return true }
    if !build.options.includesFuture, state.summary.newestPost > now { return false }
    return state.sources.allSatisfy { source in
      if source.dependences.contains(.clock) { return false }
      if case .heldBack(let until?) = source.outcome { return until.epoch > now }
      return true
    }
  }

  private func revise(
    _ previous: BuildState, _ edit: SiteEdit, _ scan: SiteScan, _ present: [VerifiedOutput?],
    _ manifest: [UInt8], _ clock: inout StageClock, _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState? {
    guard let site = await revised(previous, edit, scan, &result) else { return nil }
    clock.end("load")
    let changes = ChangeSet(since: previous, site.table, edited: site.edited)
    let fragments = fragments(of: previous.memory, edit, site)
    // The last ones first: those of archives are large, and no processor should be left with them alone.
    let stale = Array(
      previous.outputs.indices.reversed().filter {
        present[$0] == nil || site.concerns(previous.outputs[$0], edit, changes)
      })
    // Those that list all pages are made from the plan.
    if stale.contains(where: { previous.outputs[$0].subject.isSitemap }) { return nil }
    try stop(on: result)
    do throws(BuildFailure) {
      let made = try await make(
        stale, of: previous, present, site, changes, fragments, &clock, &result)
      guard try await commit(stale, of: previous, made, manifest, &result) else { return nil }
      clock.end("commit")
      try? await folder.clearStaging(jobs: build.jobs)
      clock.end("clear")
      let state = state(
        after: previous, edit, site, present, Array(zip(stale, made)), fragments.store, &result)
      await save(state)
      clock.end("save")
      keep((site, changes, fragments, made))
      return state
    } catch {
      try? folder.clearStaging()
      throw error
    }
  }

  /// What pages can take from those of builds before, where the templates are still the same.
  private func fragments(
    of memory: BuildState.Memory?, _ edit: SiteEdit, _ site: RevisedSite
  ) -> FragmentStore.Session {
    guard let memory, !edit.templates else { return FragmentStore().begin() }
    return memory.fragments.begin(edited: site.editedNumbers)
  }

  // MARK: - Load

  /// The site with what was edited; nil where its structure is another, or something is wrong.
  private func revised(
    _ previous: BuildState, _ edit: SiteEdit, _ scan: SiteScan, _ result: inout BuildReport
  ) async -> RevisedSite? {
    let memory = previous.memory
    let known = edit.templates ? nil : memory?.templates
    let templates = known ?? loader.templates(scan)
    if let before = memory?.templates, edit.templates, !templates.looks(like: before) { return nil }
    let loading = loader.loading(scan, templates.theme, bodies: memory?.bodies)
    if !edit.isEmpty { build.report(.loading(files: edit.markdown.count)) }
    let loaded = await Parallel.map(edit.markdown.count, jobs: build.jobs) {
      loading.load(edit.markdown[$0], previous.sources[edit.markdown[$0]])
    }
    var site = RevisedSite(scan, templates, loading, since: previous, now: now)
    for (place, source) in zip(edit.markdown, loaded) {
      guard site.take(source, at: place) else { return nil }
      result.add(loaded: source)
    }
    if !site.relinked.isEmpty {
      let others = loader.others(site.sources, scan)
      guard site.link(others, basePath: configuration.basePath) else { return nil }
    }
    result.diagnostics +=
      templates.diagnostics + site.sources.lazy.flatMap(\.diagnostics) + site.structure.diagnostics
    tell(previous, in: &result)
    return site
  }

  /// Reports what is as it was.
  private func tell(_ state: BuildState, in result: inout BuildReport) {
    result.posts = state.summary.posts
    result.pages = state.summary.pages
    result.files = state.outputs.count
    for source in state.sources { result.add(heldBack: source) }
  }

  // MARK: - Render and commit

  private func make(
    _ stale: [Int], of previous: BuildState, _ present: [VerifiedOutput?], _ site: RevisedSite,
    _ changes: ChangeSet, _ fragments: FragmentStore.Session, _ clock: inout StageClock,
    _ result: inout BuildReport
  ) async throws(BuildFailure) -> [OutputStage.Made] {
    if stale.isEmpty { return [] }
    try build.system { () throws(FileError) in try folder.clearStaging() }
    let index = site.index
    let records = PreviousOutputs(stale.map { (previous.outputs[$0], present[$0]) })
    build.report(.rendering(files: stale.count))
    await site.readBack(shownBy: stale.map { previous.outputs[$0] }, jobs: build.jobs)
    let made = await OutputStage(
      outputs: stale.map { Output(again: previous.outputs[$0]) },
      input: loader.input(
        index, site.templates, listed: [], kept: kept(since: changes), fragments: fragments),
      signatures: signatures(index, site.table, site.templates, listed: [], site.scan),
      table: site.table, folder: folder, root: root,
      previous: .init(records: records, changes: changes),
      sharedBodies: .max, isFolderEmpty: false
    ).run(jobs: build.jobs)
    result.diagnostics += made.lazy.flatMap(\.diagnostics)
    result.work.add(made, texts: site.loading.bodies.madeCount)
    clock.end("render")
    if hasChanged.isSet { throw BuildFailure.outdated }
    try stop(on: result)
    return made
  }

  /// Moves what was made into place; whether all of it are files that earlier builds wrote.
  private func commit(
    _ stale: [Int], of previous: BuildState, _ made: [OutputStage.Made], _ manifest: [UInt8],
    _ result: inout BuildReport
  ) async throws(BuildFailure) -> Bool {
    let staged = PathSet(
      zip(stale, made).lazy.filter(\.1.isStaged).map { previous.outputs[$0.0].file })
    let ours = Manifest.naming(staged, in: manifest)
    guard ours.files.count == staged.count else {
      try? folder.clearStaging()
      return false
    }
    try await commit(files: staged, staged: staged, ours, &result)
    return true
  }

  // MARK: - What the next build gets

  private func state(
    after previous: BuildState, _ edit: SiteEdit, _ site: RevisedSite,
    _ present: [VerifiedOutput?], _ made: [(Int, OutputStage.Made)], _ fragments: FragmentStore,
    _ result: inout BuildReport
  ) -> BuildState {
    var state = previous
    state.now = now
    state.sources = site.sources
    if edit.templates { state.inputs = site.scan.records(of: site.scan.otherFiles) }
    for number in site.edited { state.documents[number] = site.documents[number].encoded }
    state.relations = site.relations
    state.facts = site.facts
    state.outputs = Self.records(previous.outputs, present)
    for (place, made) in made {
      if let record = record(of: made) { state.outputs[place] = record }
    }
    state.summary.diagnostics = result.diagnostics
    if !build.savesState {
      site.forgetBodies()
      fragments.settle()
      state.memory = .init(
        scan: site.scan, documents: site.documents, templates: site.templates,
        bodies: site.loading.bodies, fragments: fragments)
    }
    return state
  }

  /// The records of outputs, with what the system says now of those that are as they were.
  private static func records(
    _ outputs: [OutputRecord], _ present: [VerifiedOutput?]
  ) -> [OutputRecord] {
    zip(outputs, present).map { record, present in present.map { record.with($0) } ?? record }
  }

  /// The state of the last build, when no output has to be looked at; else nil.
  private func unchanged(
    _ previous: BuildState, _ present: [VerifiedOutput?], _ result: inout BuildReport
  ) async -> BuildState? {
    guard present.allSatisfy({ $0 != nil }) else { return nil }
    let showsClock = previous.outputs.contains { $0.reads.facts.contains(.clock) }
    if previous.now != now, showsClock { return nil }
    var state = previous
    state.outputs = Self.records(previous.outputs, present)
    var found = result
    found.diagnostics = previous.summary.diagnostics
    guard (try? stop(on: found)) != nil else { return nil }
    if zip(previous.outputs, state.outputs).contains(where: { $0 !== $1 }) { await save(state) }
    try? SiteChanges().write(to: folder.changesPath)
    tell(previous, in: &found)
    found.output = .built
    result = found
    return state
  }
}
