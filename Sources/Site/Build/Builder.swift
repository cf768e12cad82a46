/// Builds one site again and again in one process, and remembers in between what it knows.
///
/// For a server that builds after each edit: what the last build loaded and what its pages read
/// stays in memory, and nothing is kept in `.fude/cache` until `save` is called.
public actor Builder {
  private let build: Build
  private var state: BuildState?
  /// The files that have changed since the build that `state` is of; nil when that is not known.
  private var unbuilt: [String]?
  private var last: Task<BuildReport, Never>?

  /// Makes a builder that has built nothing yet.
  ///
  /// - Parameters:
  ///   - options: what is asked for, the same for every build.
  ///   - onEvent: called as a build goes on, from any thread.
  public init(
    _ options: BuildOptions, onEvent: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    build = Build(options, savesState: false, onEvent: onEvent)
  }

  /// Builds what changed since the last build; the first begins with what `.fude/cache` has.
  ///
  /// Builds that are asked for at once run one after the other.
  ///
  /// - Parameter changes: all files of the site that have changed since the last build began, by
  ///   path; nil when that is not known. Where only known files changed, neither the site nor
  ///   the output folder is walked: what others did to the output meanwhile stays until a build
  ///   that looks.
  /// - Returns: what the build did.
  public func run(changes: [String]? = nil) async -> BuildReport {
    let before = last
    let task = Task {
      _ = await before?.value
      return await self.next(changes)
    }
    last = task
    return await task.value
  }

  /// Keeps what is known in `.fude/cache`, for the next process.
  public func save() async {
    _ = await last?.value
    if let state { try? await BuildCache.write(state, to: state.cachePath) }
  }

  /// Gives memory that builds no longer need back to the system; worth a call when nobody waits.
  public func rest() async {
    _ = await last?.value
    POSIX.releaseMemory()
  }

  private func next(_ changes: [String]?) async -> BuildReport {
    // What a build that failed was told of has still not been built.
    let all = changes.flatMap { now in unbuilt.map { $0 + now } }
    unbuilt = all
    let (report, state) = await build.run(after: state, changes: all)
    if state != nil { unbuilt = [] }
    // After a failure what was known before is still true of what was built before.
    if let state { self.state = state }
    return report
  }
}
