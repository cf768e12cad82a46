import CJKText
import Diagnostics
import Liquid

/// Turns a site's folder into its output folder: scan, load, index, plan, render, commit.
///
/// Each stage takes what the one before it made. An error in any of them means that the output
/// folder stays as it was.
public struct Build: Sendable {
  let options: BuildOptions
  let report: @Sendable (BuildEvent) -> Void
  /// Whether each build keeps what it knows in `.fude/cache`.
  let savesState: Bool

  /// Makes a build.
  ///
  /// - Parameters:
  ///   - options: what is asked for.
  ///   - onEvent: called as the build goes on, from any thread.
  public init(_ options: BuildOptions, onEvent: @escaping @Sendable (BuildEvent) -> Void = { _ in })
  {
    self.init(options, savesState: true, onEvent: onEvent)
  }

  init(
    _ options: BuildOptions, savesState: Bool, onEvent: @escaping @Sendable (BuildEvent) -> Void
  ) {
    self.options = options
    self.savesState = savesState
    report = onEvent
  }

  /// Builds the site.
  ///
  /// Never throws: what went wrong is in the report.
  public func run() async -> BuildReport {
    await run(after: nil).report
  }

  /// Builds the site after another build of this process.
  ///
  /// - Parameters:
  ///   - memory: what that build left; nil means what `.fude/cache` has.
  ///   - changes: the files that have changed since; nil when that is not known.
  /// - Returns: the report, and what this build leaves; nil when it failed.
  func run(
    after memory: BuildState?, changes: [String]? = nil
  ) async -> (report: BuildReport, state: BuildState?) {
    var result = BuildReport()
    var state: BuildState?
    do throws(BuildFailure) {
      state = try await build(after: memory, changes, &result)
    } catch {
      result.diagnostics += error.diagnostics
    }
    result.diagnostics = result.diagnostics.inStableOrder()
    return (result, state)
  }

  private func build(
    after memory: BuildState?, _ changes: [String]?, _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState? {
    let root = try system { () throws(FileError) in try POSIX.realPath(options.source) }
    let (configuration, problems) = SiteConfiguration.read(inSite: root, baseURL: options.baseURL)
    result.diagnostics += problems
    result.basePath = PercentEncoding.path(configuration.basePath)
    guard (try? POSIX.status(root + "/" + SiteConfiguration.fileName)) != nil else { return nil }
    let now = try BuildClock.now(options.now)
    let place = try OutputPlace(options, root: root)
    var folder = try system { () throws(FileError) in try place.open() }
    // Before anything is read: a build that waited must not put older text over newer.
    let lock = try system { () throws(FileError) in
      try BuildLock.take(stateFolder: folder.state, outputFolder: folder.path) { report(.waiting) }
    }
    let key = BuildKey.make(options, configuration, root: root)
    let refreshed = changes.flatMap { memory?.memory?.scan.refreshed($0, inSite: root) }
    folder.isTrusted = refreshed != nil && !folder.isEmpty
    async let scan = scan(root, place, refreshed)
    // Figures are of a whole build.
    let known = options.profiles ? nil : memory ?? BuildCache.read(folder.cachePath)
    let run = BuildRun(
      build: self, root: root, configuration: configuration, now: now, place: place,
      folder: folder, key: key, previous: known.flatMap { $0.key == key ? $0 : nil },
      hasChanged: memory?.memory?.bodies.hasChanged ?? SharedFlag())
    // Beside the walk, and on all processors when that is done.
    async let present = run.present(jobs: jobs)
    do throws(BuildFailure) {
      let state = try await attempts(run, first: (await scan, await present), &result)
      BuildRecord(result, options, configuration).write(to: folder.recordPath)
      _ = consume lock
      return state
    } catch {
      result.diagnostics += error.diagnostics
      BuildRecord(result, options, configuration).write(to: folder.recordPath)
      throw BuildFailure(diagnostics: [])
    }
  }

  private func scan(
    _ root: String, _ place: OutputPlace, _ known: SiteScan? = nil
  ) async -> SiteScan {
    known
      ?? SiteScan(root: root, output: place.real, includesDrafts: options.includesDrafts)
  }

  /// Runs a build, and again when a file was changed while it ran: what was read of it is worthless.
  private func attempts(
    _ run: BuildRun, first: (scan: SiteScan, present: [VerifiedOutput?]),
    _ result: inout BuildReport
  ) async throws(BuildFailure) -> BuildState {
    var (scan, present) = first
    var left = 5
    while true {
      var attempted = result
      left -= 1
      do throws(BuildFailure) {
        run.hasChanged.clear()
        let state = try await run.run(scan, present, looksAtAll: left < 4, &attempted)
        result = attempted
        return state
      } catch {
        if error.isOutdated, left > 0 {
          scan = await self.scan(run.root, run.place)
          present = await run.present(jobs: jobs)
          continue
        }
        result = attempted
        throw error
      }
    }
  }

  var jobs: Int { options.jobs ?? POSIX.processorCount }

  func system<Value: ~Copyable>(
    _ body: () throws(FileError) -> Value
  ) throws(BuildFailure) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw BuildFailure(diagnostics: [.error(error.message)])
    }
  }
}
