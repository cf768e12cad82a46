import Diagnostics

/// One check: the stages of a build up to the render, and the rules that are on, each where what it
/// looks at is known.
struct CheckRun {
  private let build: Build
  private let settings: CheckSettings
  private let loader: SiteLoader
  private let surveys: [(rule: CheckRule, survey: CheckSurvey)]
  private let files: CheckedFiles
  private let wanted: CheckOptions
  private let earlier: EarlierSite?

  init(
    build: Build, root: String, configuration: SiteConfiguration, now: Int, files: CheckedFiles,
    _ wanted: CheckOptions
  ) throws(BuildFailure) {
    self.files = files
    self.wanted = wanted
    earlier =
      if let path = wanted.earlier { try EarlierSite(path, configuration) } else { nil }
    self.build = build
    settings = configuration.checks
    let settings = settings
    let surveys = Self.on(settings).flatMap { rule in
      rule.looks.compactMap { look -> (rule: CheckRule, survey: CheckSurvey)? in
        if case .survey(let make) = look { (rule, make()) } else { nil }
      }
    }
    self.surveys = surveys
    var loader = SiteLoader(
      build: build, root: root, configuration: configuration, now: now, previous: nil)
    loader.check = DocumentCheck(
      CheckRule.all, surveys: surveys.map(\.survey), settings: settings, files: files)
    self.loader = loader
  }

  /// The rules that are on.
  private static func on(_ settings: CheckSettings) -> [CheckRule] {
    CheckRule.all.filter { settings.level(of: $0) != .off }
  }

  /// Checks what a walk has met.
  ///
  /// What keeps a site from being built also keeps it from being rendered here; the findings of rules
  /// do not, so that all are told together.
  func run(_ scan: SiteScan) async -> BuildReport {
    var result = BuildReport()
    var clock = StageClock()
    let loaded = await loader.load(scan, &clock, &result)
    for layout in loaded.theme.layouts.values {
      let file = layout.source.file
      files.note(CheckComments(file, bodyStart: layout.source.bodyStart), in: file.path)
    }
    let (plan, _) = loader.plan(loaded, [], &result)
    let input = loader.input(loaded.index, loaded.templates, listed: plan.listed)
    let site = CheckedSite(
      graph: input.graph, library: loaded.library, theme: loaded.theme, scan: scan,
      heldBack: result.heldBack, earlier: earlier,
      reader: DocumentReader(loader: loader.documentLoader(scan, loaded.theme), jobs: build.jobs))
    result.diagnostics += await findings(in: site)
    if result.diagnostics.contains(where: { $0.severity == .error && $0.rule == nil }) {
      return result
    }
    let addresses = SiteAddresses(plan.outputs, input.graph.configuration)
    let rendered = await render(input, addresses)
    result.diagnostics += rendered.lazy.flatMap(\.diagnostics)
    let links = CheckedLinks(
      site: site, addresses: addresses, pages: rendered.map(\.links), input: input,
      placer: LinkPlacer(site: site, outputs: plan.outputs),
      other: wanted.asksOtherSites
        ? OtherSites(root: loader.root, asker: wanted.linkAsker, now: loader.now) : nil)
    result.diagnostics += await findings(in: links)
    return result
  }

  // MARK: - Rules

  private func findings(in site: CheckedSite) async -> [Diagnostic] {
    var found: [Diagnostic] = []
    for rule in Self.on(settings) {
      for case .site(let find) in rule.looks { found += diagnostics(await find(site), of: rule) }
    }
    for (rule, survey) in surveys { found += diagnostics(await survey.find(site), of: rule) }
    return found
  }

  private func findings(in links: CheckedLinks) async -> [Diagnostic] {
    var found: [Diagnostic] = []
    for rule in Self.on(settings) {
      for case .links(let find) in rule.looks { found += diagnostics(await find(links), of: rule) }
    }
    return found
  }

  private func diagnostics(_ findings: [CheckFinding], of rule: CheckRule) -> [Diagnostic] {
    guard let severity = settings.level(of: rule).severity else { return [] }
    return findings.map { $0.diagnostic(of: rule, severity) }
  }

  // MARK: - Render

  /// What became of one output.
  private struct Rendered: Sendable {
    let diagnostics: [Diagnostic]
    let links: PageLinks
  }

  /// What one worker keeps from output to output.
  private struct Worker {
    let renderer: OutputRenderer
    var collector: LinkCollector
    var buffer: [UInt8] = []
  }

  private func render(_ input: RenderInput, _ addresses: SiteAddresses) async -> [Rendered] {
    let root = loader.root
    return await Parallel.map(
      addresses.outputs.count, jobs: build.jobs,
      makeState: {
        Worker(
          renderer: OutputRenderer(input),
          collector: LinkCollector(addresses, wantsExternal: wanted.asksOtherSites))
      }
    ) { worker, page in
      let output = addresses.outputs[page]
      worker.buffer.removeAll(keepingCapacity: true)
      let diagnostics = worker.renderer.render(output, into: &worker.buffer)
      _ = worker.renderer.view.log.take()
      if case .asset(let path) = output.content, output.isMarkup {
        worker.buffer = (try? POSIX.read(root + "/" + path)) ?? []
      }
      return Rendered(
        diagnostics: diagnostics, links: worker.collector.links(of: page, in: worker.buffer))
    }
  }
}
