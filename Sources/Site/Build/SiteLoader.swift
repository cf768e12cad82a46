import Diagnostics
import Liquid

/// What a site is made from, read.
struct LoadedSite {
  let scan: SiteScan
  let templates: SiteTemplates
  let sources: [SourceLoading.Loaded]
  let index: SiteIndex
  let table: DocumentTable
  /// Every file that the site is going to consist of.
  let plan: OutputPlan
  /// For each document its place in the last build.
  let previous: [Int?]
  /// What makes the texts of documents again.
  let loading: SourceLoading

  var theme: Theme { templates.theme }
  var library: TemplateLibrary { templates.library }
}

/// The stages up to where a site is known whole: load, index, plan.
struct SiteLoader: Sendable {
  let build: Build
  let root: String
  let configuration: SiteConfiguration
  /// The build's clock, in seconds since 1970.
  let now: Int
  /// What the last build left; nil when it was another program's, or had other settings.
  let previous: BuildState?
  /// Set when a file is found to be another than when the build began.
  var hasChanged = SharedFlag()
  /// What looks at each document while its text is at hand; nil in a build.
  var check: DocumentCheck?

  /// Reads what the site is made from, and puts it in order.
  func load(
    _ scan: SiteScan, _ clock: inout StageClock, _ result: inout BuildReport
  ) async -> LoadedSite {
    let templates = templates(scan)
    result.diagnostics += scan.diagnostics + templates.diagnostics
    clock.end("theme")
    build.report(.loading(files: scan.markdown.count))
    let loading = loading(scan, templates.theme)
    let sources = await loading.run(jobs: build.jobs)
    clock.end("load")
    report(sources, in: &result)
    let documents = sources.compactMap(\.document)
    let links = SiteLinks(
      documents.map(\.document), others: others(sources.map(\.record), scan),
      basePath: configuration.basePath)
    result.diagnostics += links.diagnostics
    let index = SiteIndex(links.documents, configuration)
    clock.end("index")
    async let table = DocumentTable(
      documents, index, links.addresses, now: now, data: templates.dataPrint)
    let plan = OutputPlan(index, configuration, catalog: scan.catalog, theme: templates.theme)
    return LoadedSite(
      scan: scan, templates: templates, sources: sources, index: index, table: await table,
      plan: plan,
      previous: sources.lazy.filter { $0.document != nil }.map(\.previous), loading: loading)
  }

  /// Reads and compiles what pages are made with.
  func templates(_ scan: SiteScan) -> SiteTemplates {
    let (theme, themeProblems) = Theme.load(scan.templates.lazy.map(\.path), inSite: root)
    let (data, dataPrint, dataProblems) = SiteData.load(scan.data.lazy.map(\.path), inSite: root)
    var environment = TemplateEnvironment.make(configuration, words: theme.words, now: now)
    build.options.configureTemplates(&environment)
    let (library, templateProblems) = TemplateLibrary.compile(
      theme.layouts.values.map(\.source).sorted { $0.name < $1.name },
      environment: environment)
    return SiteTemplates(
      theme: theme, library: library, data: data, dataPrint: dataPrint,
      diagnostics: themeProblems + dataProblems + templateProblems)
  }

  /// What loads the Markdown files that a walk has met.
  ///
  /// - Parameters:
  ///   - scan: what was met.
  ///   - theme: its templates, which documents name.
  ///   - bodies: what makes texts again of these very files; nil for a new one.
  /// - Returns: the same for all files.
  func loading(_ scan: SiteScan, _ theme: Theme, bodies: BodyMaker? = nil) -> SourceLoading {
    let loader = documentLoader(scan, theme)
    return SourceLoading(
      loader: loader, files: scan.markdown, scanned: scan.moment, previous: previous,
      isCatalogSame: previous?.catalog == scan.catalogPrint,
      bodies: bodies ?? BodyMaker(loader, hasChanged))
  }

  /// What turns each Markdown file into a document.
  func documentLoader(_ scan: SiteScan, _ theme: Theme) -> DocumentLoader {
    let options = build.options
    return DocumentLoader(
      root: root, configuration: configuration, catalog: scan.catalog,
      templates: Set(theme.layouts.keys),
      visibility: .init(drafts: options.includesDrafts, future: options.includesFuture), now: now,
      images: ImageSizes(root: root), ownTime: options.ownTime, check: check)
  }

  /// The Markdown files that are no document of the site.
  func others(_ records: [SourceRecord?], _ scan: SiteScan) -> [OtherSource] {
    let hidden = scan.catalog.hiddenDrafts.map { OtherSource(path: $0, reason: .draft) }
    return hidden
      + zip(scan.markdown, records).compactMap { file, record in
        switch record?.outcome {
        case .document: nil
        case .heldBack(let until?): OtherSource(path: file.path, reason: .future(until))
        case .heldBack(nil): OtherSource(path: file.path, reason: .draft)
        case .withdrawn: OtherSource(path: file.path, reason: .withdrawn)
        case nil: OtherSource(path: file.path, reason: .failed)
        }
      }
  }

  private func report(_ sources: [SourceLoading.Loaded], in result: inout BuildReport) {
    for source in sources {
      result.diagnostics += source.diagnostics
      result.add(loaded: source)
      if let record = source.record { result.add(heldBack: record) }
    }
  }

  // MARK: - Plan

  /// Every file that is going to be made, and what the last build knew of it.
  ///
  /// For each output of the last build `present` says whether it is as that left it.
  func plan(
    _ site: LoadedSite, _ present: [VerifiedOutput?], _ result: inout BuildReport
  ) -> (plan: OutputPlan, records: PreviousOutputs?) {
    let plan = build.options.part.map { site.plan.part($0) } ?? site.plan
    let records = previous.map { PreviousOutputs($0.outputs, verified: present, for: plan.outputs) }
    result.diagnostics += site.index.structure.diagnostics
    // The last build looked for collisions among the same files, and went on.
    if records?.areSameFiles != true { result.diagnostics += site.plan.collisions }
    result.posts = site.index.posts.count
    result.pages = site.index.pages.count
    result.files = plan.outputs.count
    return (plan, records)
  }

  /// What the outputs are rendered from.
  func input(
    _ index: SiteIndex, _ templates: SiteTemplates, listed: [Output], kept: KeptBodies? = nil,
    fragments: FragmentStore.Session = FragmentStore().begin()
  ) -> RenderInput {
    RenderInput(
      graph: SiteGraph(index: index, configuration: configuration, now: now, kept: kept),
      theme: templates.theme, library: templates.library, data: templates.data, listed: listed,
      fragments: fragments,
      profiler: build.options.profiles ? ProfileCollector() : nil)
  }
}

extension BuildReport {
  /// Counts a Markdown file.
  mutating func add(loaded source: SourceLoading.Loaded) {
    work.read += source.wasRead ? 1 : 0
    work.parsed += source.wasParsed ? 1 : 0
    if source.wasParsed, let document = source.document?.document { lastLoaded = document.url }
  }

  /// Tells of a post that is not shown yet.
  mutating func add(heldBack record: SourceRecord) {
    if case .heldBack(let until) = record.outcome {
      heldBack.append(.init(source: record.path, until: until?.xmlSchema))
    }
  }
}
