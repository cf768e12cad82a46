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
    do throws(BuildFailure) {
      try await build(&result)
    } catch {
      result.diagnostics += error.diagnostics
    }
    result.diagnostics = result.diagnostics.inStableOrder()
    return result
  }

  /// The stages.
  ///
  /// What they find is gathered in the report, and they stop where it holds an error that the
  /// next one cannot do with.
  private func build(_ result: inout BuildReport) async throws(BuildFailure) {
    let now = try BuildClock.now(options.now)
    let root = try system { () throws(FileError) in try POSIX.realPath(options.source) }
    let (configuration, problems) = SiteConfiguration.read(inSite: root, baseURL: options.baseURL)
    result.diagnostics += problems
    guard (try? POSIX.status(root + "/" + SiteConfiguration.fileName)) != nil else { return }
    let place = try OutputPlace(options, root: root)
    let folder = try system { () throws(FileError) in try place.open() }
    // Before anything is read: a build that waited must not put older text over newer.
    let lock = try system { () throws(FileError) in
      try BuildLock.take(stateFolder: folder.state, outputFolder: folder.path) { report(.waiting) }
    }
    let site = await load(root, place, configuration, now: now, into: &result)
    let plan = OutputPlan(site.index, configuration, catalog: site.catalog, theme: site.theme)
    result.diagnostics += site.index.diagnostics + plan.collisions
    result.posts = site.index.posts.count
    result.pages = site.index.pages.count
    result.files = plan.outputs.count
    try stop(on: result)
    let graph = SiteGraph(index: site.index, configuration: configuration, now: now)
    let renderer = OutputRenderer(
      graph: graph, theme: site.theme, library: site.library, data: site.data,
      outputs: plan.outputs)
    try await write(plan.outputs, renderer, to: folder, root: root, into: &result)
    _ = consume lock
  }

  // MARK: - Scan, load and index

  /// What a site is made from, read.
  private struct LoadedSite {
    let catalog: ContentCatalog
    let theme: Theme
    let library: TemplateLibrary
    let data: LiquidDictionary
    let index: SiteIndex
  }

  private func load(
    _ root: String, _ place: OutputPlace, _ configuration: SiteConfiguration, now: Int,
    into result: inout BuildReport
  ) async -> LoadedSite {
    let scan = SiteScan(root: root, output: place.real, includesDrafts: options.includesDrafts)
    let (theme, themeProblems) = Theme.load(scan.templates, inSite: root)
    let (data, dataProblems) = SiteData.load(scan.data, inSite: root)
    let (library, templateProblems) = TemplateLibrary.compile(
      theme.layouts.values.map(\.source).sorted { $0.name < $1.name },
      environment: TemplateEnvironment.make(configuration, words: theme.words, now: now))
    result.diagnostics += scan.diagnostics + themeProblems + dataProblems + templateProblems
    let loader = DocumentLoader(
      root: root, configuration: configuration, catalog: scan.catalog,
      templates: Set(theme.layouts.keys),
      visibility: .init(drafts: options.includesDrafts, future: options.includesFuture), now: now)
    let index = SiteIndex(await load(loader, into: &result), configuration)
    return LoadedSite(
      catalog: scan.catalog, theme: theme, library: library, data: data, index: index)
  }

  private func load(
    _ loader: DocumentLoader, into result: inout BuildReport
  ) async -> [Document] {
    let files = loader.catalog.markdown
    report(.loading(files: files.count))
    let loaded = await Parallel.map(files.count, jobs: jobs) { loader.load(files[$0]) }
    result.diagnostics += loaded.flatMap(\.1)
    return loaded.compactMap { outcome, _ in
      switch outcome {
      case .document(let document): return document
      case .heldBack(let held?):
        result.heldBack.append(.init(source: held.source, until: held.until?.xmlSchema))
        return nil
      case .heldBack(nil), .failed: return nil
      }
    }
  }

  private var jobs: Int { options.jobs ?? POSIX.processorCount }

  // MARK: - Render and commit

  private func write(
    _ outputs: [Output], _ renderer: OutputRenderer, to folder: OutputFolder, root: String,
    into result: inout BuildReport
  ) async throws(BuildFailure) {
    try system { () throws(FileError) in try folder.clearStaging() }
    do throws(BuildFailure) {
      let staged = await stage(outputs, renderer, in: folder, root: root, into: &result)
      try stop(on: result)
      let old = try system { () throws(FileError) in try Manifest.read(folder.manifestPath) }
      let commit = Commit(
        folder: folder, old: old, files: Set(outputs.map(\.url.file)), staged: staged)
      result.diagnostics += commit.problems()
      try stop(on: result)
      report(.committing(files: staged.count))
      try self.commit(commit, into: &result)
      result.written = staged.count
    } catch {
      try? folder.clearStaging()
      throw error
    }
    try? folder.clearStaging()
  }

  private func commit(_ commit: Commit, into result: inout BuildReport) throws(BuildFailure) {
    do throws(Commit.Failure) {
      result.removed = try commit.run()
      result.output = .built
    } catch {
      if !error.isUndone { result.output = .incomplete }
      throw BuildFailure(diagnostics: [.error(error.cause.message)])
    }
  }

  /// Renders all outputs and stages those whose bytes differ from what the folder holds.
  private func stage(
    _ outputs: [Output], _ renderer: OutputRenderer, in folder: OutputFolder, root: String,
    into result: inout BuildReport
  ) async -> [String] {
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
    result.diagnostics += results.flatMap(\.diagnostics)
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
        if buffer.starts(with: "---\n".utf8), PathText.name(path).hasSuffix(".html") {
          result.diagnostics.append(
            .warning(
              "this file has front matter, but is copied as it is", at: SourceLocation(path: path),
              hint: "only Markdown files become pages; templates belong in templates/"))
        }
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

  // MARK: - Stopping

  private func stop(on result: BuildReport) throws(BuildFailure) {
    let found = result.diagnostics
    if found.containsError || (options.failsOnWarnings && !found.isEmpty) {
      throw BuildFailure(diagnostics: [])
    }
  }

  private func system<Value: ~Copyable>(
    _ body: () throws(FileError) -> Value
  ) throws(BuildFailure) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw BuildFailure(diagnostics: [.error(error.message)])
    }
  }
}
