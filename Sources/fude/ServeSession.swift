import ArgumentParser
import DevServer
import Diagnostics
import Site

/// Builds, serves, and builds again after each edit, until it is closed.
actor ServeSession {
  /// What the person wants beside the site being served.
  struct Wishes {
    let opensBrowser: Bool
    let navigates: Bool
  }

  private let source: String
  private let builder: Builder
  private let options: ServerOptions
  private let wishes: Wishes
  private var watcher: FileWatcher?
  private var isClosed = false
  /// What the last build found, so that a warning is printed once and not after each edit.
  private var known: Set<Diagnostic> = []

  init(build: BuildOptions, server: ServerOptions, wishes: Wishes) {
    source = build.source
    builder = Builder(build)
    options = server
    self.wishes = wishes
  }

  /// Runs until the session is closed.
  ///
  /// - Throws: `ExitCode` when there is no site, or no port to serve it on.
  func run() async throws {
    // Before the first build: what is saved while that runs must not be missed.
    let watcher = await FileWatcher(
      WatchedTree(root: source, entries: SiteFolder.entries, ignores: SiteFolder.isLeftOut))
    self.watcher = watcher
    if isClosed { return }
    let start = ContinuousClock.now
    let report = await builder.run()
    show(report, since: start)
    guard SiteFolder.isSite(source) else { throw ExitCode(1) }
    if isClosed { return }
    let server = try await serve(report)
    await builder.rest()
    while let changes = await watcher.next() {
      await rebuild(after: changes, server)
    }
    await builder.save()
  }

  /// Ends the session when the build that may be running has ended.
  func close() async {
    isClosed = true
    await watcher?.close()
  }

  private func serve(_ report: BuildReport) async throws -> DevServer {
    let server: DevServer
    do throws(DevServer.StartError) {
      server = try await DevServer.start(options)
    } catch {
      Console.printError("error: \(error.message)")
      throw ExitCode(1)
    }
    tell(report, to: server)
    let address = ServeLines.address(options, port: server.port, basePath: report.basePath)
    for line in ServeLines.start(options, port: server.port, address: address) {
      Console.print(line)
    }
    if wishes.opensBrowser, !Desktop.open(address: address) {
      Console.printError("warning: there is no program here that opens \(address)")
    }
    return server
  }

  private func rebuild(after changes: FileChanges, _ server: DevServer) async {
    let start = ContinuousClock.now
    let report = await builder.run(changes: changes.areAll ? changes.paths : nil)
    // Browsers first: the person looks there.
    tell(report, to: server)
    let duration = ContinuousClock.now - start
    showFindings(report)
    Console.print(ServeLines.edit(changes, report, duration))
    await builder.rest()
  }

  private func tell(_ report: BuildReport, to server: DevServer) {
    server.basePath = report.basePath
    var update = BrowserUpdate(problems: report.isBuilt ? [] : report.diagnostics)
    update.changes = .files(report.changedFiles)
    if wishes.navigates, let page = report.lastLoadedPage {
      update.destination = server.address(ofPath: page)
    }
    server.browsers.tell(update)
  }

  // MARK: - The terminal

  private func show(_ report: BuildReport, since start: ContinuousClock.Instant) {
    showFindings(report)
    for line in report.heldBackLines(isVerbose: false) { Console.printError(line) }
    if report.isBuilt {
      Console.print(report.summary(seconds: (ContinuousClock.now - start) / .seconds(1)))
    } else {
      Console.printError(report.failure)
    }
  }

  /// Shows all errors, and the warnings that the last build did not have.
  private func showFindings(_ report: BuildReport) {
    Console.show(
      report.diagnostics.filter { $0.severity == .error || !known.contains($0) }, source: source)
    known = Set(report.diagnostics)
  }
}
