import Diagnostics

extension Build {
  /// Does all that a build does but writes nothing, and looks for more than a build does.
  public func check() async -> BuildReport {
    var result = BuildReport()
    var settings = CheckSettings()
    do throws(BuildFailure) {
      try await check(&result, &settings)
    } catch {
      result.diagnostics += error.diagnostics
    }
    result.diagnostics = settings.applied(to: result.diagnostics).inStableOrder()
    return result
  }

  private func check(
    _ result: inout BuildReport, _ settings: inout CheckSettings
  ) async throws(BuildFailure) {
    let root = try system { () throws(FileError) in try POSIX.realPath(options.source) }
    let (configuration, problems) = SiteConfiguration.read(inSite: root, baseURL: options.baseURL)
    result.diagnostics += problems
    settings = configuration.checks
    guard (try? POSIX.status(root + "/" + SiteConfiguration.fileName)) != nil else { return }
    let surveys = surveys(settings)
    var loader = SiteLoader(
      build: self, root: root, configuration: configuration,
      now: try BuildClock.now(options.now), previous: nil)
    loader.check = DocumentCheck(
      CheckRule.all, surveys: surveys.map(\.survey), settings: settings)
    let scan = SiteScan(
      root: root, output: try OutputPlace(options, root: root).real,
      includesDrafts: options.includesDrafts)
    var clock = StageClock()
    let site = await loader.load(scan, &clock, &result)
    let (plan, _) = loader.plan(site, [], &result)
    let input = loader.input(site, plan)
    let checked = CheckedSite(
      graph: input.graph, library: site.library, heldBack: result.heldBack,
      reader: DocumentReader(loader: loader.documentLoader(scan, site.theme), jobs: jobs))
    result.diagnostics += await findings(in: checked, surveys)
    if result.diagnostics.containsError { return }
    let found = await Parallel.map(
      plan.outputs.count, jobs: jobs, makeState: { (OutputRenderer(input), [UInt8]()) }
    ) { worker, place in
      worker.1.removeAll(keepingCapacity: true)
      return worker.0.render(plan.outputs[place], into: &worker.1)
    }
    result.diagnostics += found.flatMap { $0 }
  }

  private func surveys(_ settings: CheckSettings) -> [(rule: CheckRule, survey: CheckSurvey)] {
    CheckRule.all.compactMap { rule in
      guard case .survey(let make) = rule.look, settings.level(of: rule) != .off else { return nil }
      return (rule, make())
    }
  }

  private func findings(
    in site: CheckedSite, _ surveys: [(rule: CheckRule, survey: CheckSurvey)]
  ) async -> [Diagnostic] {
    var found: [Diagnostic] = []
    let add = { (findings: [CheckFinding], rule: CheckRule) in
      guard let severity = site.settings.level(of: rule).severity else { return }
      found += findings.map { $0.diagnostic(of: rule, severity) }
    }
    for rule in CheckRule.all where site.settings.level(of: rule) != .off {
      if case .site(let find) = rule.look { add(await find(site), rule) }
    }
    for (rule, survey) in surveys { add(await survey.find(site), rule) }
    return found
  }
}
