import Diagnostics

extension Build {
  /// Does all that a build does but writes nothing, and looks for more than a build does.
  ///
  /// When it is asked to mend, it does so and checks again, until nothing is left that can be mended.
  public func check(_ wanted: CheckOptions = CheckOptions()) async -> CheckReport {
    var mended: [Diagnostic] = []
    // A fix can lay bare another; one that undoes another must not go on for ever.
    var rounds = wanted.mends ? 10 : 0
    while true {
      var (report, files) = await checkOnce(wanted)
      report.mended = mended
      guard rounds > 0, let root = try? POSIX.realPath(options.source) else { return report }
      rounds -= 1
      let mender = FileMender(root: root, prints: files.prints)
      let (now, problems) = mender.mend(report.diagnostics)
      mended += now
      if now.isEmpty {
        report.diagnostics = (report.diagnostics + problems).inStableOrder()
        return report
      }
    }
  }

  private func checkOnce(_ wanted: CheckOptions) async -> (CheckReport, CheckedFiles) {
    var report = CheckReport()
    let files = CheckedFiles()
    var settings = CheckSettings()
    do throws(BuildFailure) {
      try await check(wanted, files, &settings, &report)
    } catch {
      report.diagnostics += error.diagnostics
    }
    report.diagnostics = files.applied(to: settings.applied(to: report.diagnostics))
      .inStableOrder()
    return (report, files)
  }

  private func check(
    _ wanted: CheckOptions, _ files: CheckedFiles, _ settings: inout CheckSettings,
    _ report: inout CheckReport
  ) async throws(BuildFailure) {
    let root = try system { () throws(FileError) in try POSIX.realPath(options.source) }
    let (configuration, problems) = SiteConfiguration.read(inSite: root, baseURL: options.baseURL)
    report.diagnostics += problems
    settings = configuration.checks
    guard (try? POSIX.status(root + "/" + SiteConfiguration.fileName)) != nil else { return }
    let now = try BuildClock.now(options.now)
    let output = try OutputPlace(options, root: root).real
    let run = try CheckRun(
      build: self, root: root, configuration: configuration, now: now, files: files, wanted)
    let scan = SiteScan(root: root, output: output, includesDrafts: options.includesDrafts)
    let result = await run.run(scan)
    report.diagnostics += result.diagnostics
    (report.posts, report.pages, report.files) = (result.posts, result.pages, result.files)
  }
}
