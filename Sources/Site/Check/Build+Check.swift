extension Build {
  /// Does all that a build does but writes nothing, and looks for more than a build does.
  public func check() async -> BuildReport {
    var result = BuildReport()
    do throws(BuildFailure) {
      try await check(&result)
    } catch {
      result.diagnostics += error.diagnostics
    }
    result.diagnostics = result.diagnostics.inStableOrder()
    return result
  }

  private func check(_ result: inout BuildReport) async throws(BuildFailure) {
    let root = try system { () throws(FileError) in try POSIX.realPath(options.source) }
    let (configuration, problems) = SiteConfiguration.read(inSite: root, baseURL: options.baseURL)
    result.diagnostics += problems
    guard (try? POSIX.status(root + "/" + SiteConfiguration.fileName)) != nil else { return }
    let loader = SiteLoader(
      build: self, root: root, configuration: configuration,
      now: try BuildClock.now(options.now), previous: nil)
    let scan = SiteScan(
      root: root, output: try OutputPlace(options, root: root).real,
      includesDrafts: options.includesDrafts)
    var clock = StageClock()
    let site = await loader.load(scan, &clock, &result)
    let (plan, _) = loader.plan(site, [], &result)
    let input = loader.input(site, plan)
    let checked = CheckedSite(graph: input.graph, library: site.library)
    result.diagnostics += CheckRule.all.flatMap { $0.find(checked) }
    if result.diagnostics.containsError { return }
    let found = await Parallel.map(
      plan.outputs.count, jobs: jobs, makeState: { (OutputRenderer(input), [UInt8]()) }
    ) { worker, place in
      worker.1.removeAll(keepingCapacity: true)
      return worker.0.render(plan.outputs[place], into: &worker.1)
    }
    result.diagnostics += found.flatMap { $0 }
  }
}
