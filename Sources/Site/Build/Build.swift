import Diagnostics
import Liquid

/// Turns a site's folder into its output folder: scan, load, index, plan, render, commit.
///
/// Each stage takes what the one before it made. An error in any of them means that the output
/// folder stays as it was.
public struct Build: Sendable {
  private let options: BuildOptions
  private let report: @Sendable (BuildEvent) -> Void

  /// Makes a build.
  ///
  /// - Parameters:
  ///   - options: what is asked for.
  ///   - onEvent: called as the build goes on, from any thread.
  public init(_ options: BuildOptions, onEvent: @escaping @Sendable (BuildEvent) -> Void = { _ in })
  {
    self.options = options
    report = onEvent
  }

  /// Builds the site.
  ///
  /// Never throws: what went wrong is in the report.
  public func run() async -> BuildReport {
    var result = BuildReport()
    var diagnostics: [Diagnostic] = []
    do throws(BuildFailure) {
      try await build(&result, &diagnostics)
    } catch {
      diagnostics += error.diagnostics
    }
    result.diagnostics = diagnostics.inStableOrder()
    return result
  }

  private func build(
    _ result: inout BuildReport, _ diagnostics: inout [Diagnostic]
  ) async throws(BuildFailure) {
    let now = try BuildClock.now(options.now)
    let root = try Self.system { () throws(FileError) in try POSIX.realPath(options.source) }
    let (configuration, problems) = SiteConfiguration.read(inSite: root, baseURL: options.baseURL)
    diagnostics += problems
    let place = try OutputPlace(options, root: root)
    let scan = SiteScan(root: root)
    diagnostics += scan.diagnostics
    let (theme, themeProblems) = Theme.load(scan.templates, inSite: root)
    diagnostics += themeProblems
    let (data, dataProblems) = SiteData.load(scan.data, inSite: root)
    diagnostics += dataProblems
    let (library, templateProblems) = TemplateLibrary.compile(
      theme.layouts.values.map(\.source).sorted { $0.name < $1.name },
      environment: TemplateEnvironment.make(configuration, words: theme.words, now: now))
    diagnostics += templateProblems

    let loader = DocumentLoader(
      root: root, configuration: configuration, catalog: scan.catalog,
      visibility: .init(drafts: options.includesDrafts, future: options.includesFuture), now: now)
    let documents = await load(loader, &result, &diagnostics)
    diagnostics += documents.compactMap { document in
      guard let layout = document.layout, theme.layouts[layout.text + ".html"] == nil else {
        return nil
      }
      return Theme.unknownLayout(layout, names: theme.layouts.keys)
    }
    let index = SiteIndex(documents, configuration)
    diagnostics += index.diagnostics
    let plan = OutputPlan(index, configuration, catalog: scan.catalog, theme: theme)
    diagnostics += plan.collisions
    result.posts = index.posts.count
    result.pages = index.pages.count
    result.files = plan.outputs.count
    try stop(on: diagnostics)

    let graph = SiteGraph(index: index, configuration: configuration, now: now)
    let renderer = OutputRenderer(
      graph: graph, theme: theme, library: library, data: data, outputs: plan.outputs)
    try await write(plan.outputs, renderer, place, &result, &diagnostics)
  }

  // MARK: - Load

  private var jobs: Int { options.jobs ?? POSIX.processorCount }

  private func load(
    _ loader: DocumentLoader, _ result: inout BuildReport, _ diagnostics: inout [Diagnostic]
  ) async -> [Document] {
    let files = loader.catalog.markdown.filter { options.includesDrafts || $0.kind != .draft }
    report(.loading(files: files.count))
    let loaded = await Parallel.map(files.count, jobs: jobs) { loader.load(files[$0]) }
    var documents: [Document] = []
    for (outcome, problems) in loaded {
      diagnostics += problems
      switch outcome {
      case .document(let document): documents.append(document)
      case .heldBack(let held?):
        result.heldBack.append(.init(source: held.source, until: held.until?.xmlSchema))
      case .heldBack(nil), .failed: break
      }
    }
    return documents
  }

  // MARK: - Render and commit

  private func write(
    _ outputs: [Output], _ renderer: OutputRenderer, _ place: OutputPlace,
    _ result: inout BuildReport, _ diagnostics: inout [Diagnostic]
  ) async throws(BuildFailure) {
    let folder = try Self.system { () throws(FileError) in try place.open() }
    let lock = try Self.system { () throws(FileError) in
      try BuildLock.take(stateFolder: folder.state, outputFolder: folder.path) { report(.waiting) }
    }
    try Self.system { () throws(FileError) in try folder.clearStaging() }
    do throws(BuildFailure) {
      let staged = try await stage(outputs, renderer, in: folder, root: place.root, &diagnostics)
      try stop(on: diagnostics)
      let commit = Commit(
        folder: folder, old: Manifest.read(folder.manifestPath),
        files: Set(outputs.map(\.url.file)), staged: staged)
      diagnostics += commit.problems()
      try stop(on: diagnostics)
      report(.committing(files: staged.count))
      result.removed = try Self.system { () throws(FileError) in try commit.run() }
      result.written = staged.count
      result.isBuilt = true
    } catch {
      try? folder.clearStaging()
      throw error
    }
    try? folder.clearStaging()
    _ = consume lock
  }

  /// Renders all outputs and stages those whose bytes differ from what the folder holds.
  private func stage(
    _ outputs: [Output], _ renderer: OutputRenderer, in folder: OutputFolder, root: String,
    _ diagnostics: inout [Diagnostic]
  ) async throws(BuildFailure) -> [String] {
    report(.rendering(files: outputs.count))
    let isStopped = StopFlag()
    let results = await Parallel.map(outputs.count, jobs: jobs, makeState: { [UInt8]() }) {
      buffer, position -> StageResult in
      if isStopped.isSet { return StageResult() }
      let output = outputs[position]
      let result = Self.stage(output, renderer, in: folder, root: root, &buffer)
      // One file that cannot be written, as on a full disk, means that none of the rest can.
      if result.isFailed { isStopped.set() }
      return result
    }
    diagnostics += results.flatMap(\.diagnostics)
    return zip(outputs, results).compactMap { $1.isStaged ? $0.url.file : nil }
  }

  private struct StageResult: Sendable {
    var isStaged = false
    var isFailed = false
    var diagnostics: [Diagnostic] = []
  }

  private static func stage(
    _ output: Output, _ renderer: OutputRenderer, in folder: OutputFolder, root: String,
    _ buffer: inout [UInt8]
  ) -> StageResult {
    buffer.removeAll(keepingCapacity: true)
    var result = StageResult()
    if case .asset(let path) = output.content {
      do throws(FileError) {
        buffer = try POSIX.read(root + "/" + path)
      } catch {
        let place = SourceLocation(path: path)
        result.diagnostics.append(.error("cannot read this file: \(error.reason)", at: place))
      }
    } else {
      result.diagnostics = renderer.render(output, into: &buffer)
    }
    let file = output.url.file
    guard !result.diagnostics.containsError, !folder.holds(buffer, at: file) else { return result }
    do throws(FileError) {
      try folder.stage(buffer, at: file)
      result.isStaged = true
    } catch {
      result.isFailed = true
      result.diagnostics.append(.error("cannot write \(folder.name)/\(file): \(error.reason)"))
    }
    return result
  }

  // MARK: - Failing

  private func stop(on diagnostics: [Diagnostic]) throws(BuildFailure) {
    if diagnostics.containsError || (options.failsOnWarnings && !diagnostics.isEmpty) {
      throw BuildFailure(diagnostics: [])
    }
  }

  private static func system<Value: ~Copyable>(
    _ body: () throws(FileError) -> Value
  ) throws(BuildFailure) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw BuildFailure(diagnostics: [.error(error.message)])
    }
  }
}

/// Ends a build; carries what was not reported yet.
struct BuildFailure: Error {
  let diagnostics: [Diagnostic]
}
