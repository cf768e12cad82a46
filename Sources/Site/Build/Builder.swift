/// Builds one site again and again in one process, and remembers in between what it knows.
///
/// For a server that builds after each edit: what the last build loaded and what its pages read
/// stays in memory, and nothing is kept in `.fude/cache` until `save` is called.
public actor Builder {
  private let build: Build
  private var state: BuildState?
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
  public func run() async -> BuildReport {
    let before = last
    let task = Task {
      _ = await before?.value
      return await self.next()
    }
    last = task
    return await task.value
  }

  /// Keeps what is known in `.fude/cache`, for the next process.
  public func save() async {
    _ = await last?.value
    if let state { try? await BuildCache.write(state, to: state.cachePath) }
  }

  private func next() async -> BuildReport {
    let (report, state) = await build.run(after: state)
    // After a failure what was known before is still true of what was built before.
    if let state { self.state = state }
    return report
  }
}
