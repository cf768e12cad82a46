import ArgumentParser
import Diagnostics
import JSON
import Processes
import Publishing
import Site

/// One run of `fude publish`.
struct PublishSession: Sendable {
  let command: PublishCommand

  func run() async throws {
    let start = ContinuousClock.now
    let target = try target()
    let built = try await take()
    let files = SiteFiles(
      root: built.root, folder: built.folder,
      files: built.files.map { .init(path: $0.path, size: $0.size, content: $0.content) })
    let publication = Publication(files, to: target, options, onEvent: tell)
    do throws(PublicationError) {
      let report = try await publication.run()
      show(report, of: built, at: target, start.duration(to: .now))
      try await purge(report, of: built, publication, target)
    } catch {
      Console.show([error.diagnostic])
      throw ExitCode(error == .interrupted ? 130 : 1)
    }
  }

  private var options: PublicationOptions {
    var options = PublicationOptions()
    options.isDryRun = command.dryRun
    options.adopts = command.adopt
    options.takesOver = command.takeOver
    options.keepsUnpurged = command.purge != nil
    return options
  }

  // MARK: - What and where

  private func take() async throws -> BuiltSite {
    var options = command.site.options
    options.output = command.output
    do throws(NotPublishable) {
      return try await BuiltSite.take(options) {
        if !command.quiet { Console.printError("a build is running here; waiting for it to end") }
      }
    } catch {
      Console.show(error.diagnostics)
      throw ExitCode(1)
    }
  }

  private func target() throws -> PublicationTarget {
    let (settings, diagnostics) = BuiltSite.targets(source: command.site.source)
    if diagnostics.containsError {
      Console.show(diagnostics, source: command.site.source)
      throw ExitCode(1)
    }
    do throws(PublicationError) {
      return try target(among: settings)
    } catch {
      Console.show([error.diagnostic], source: command.site.source)
      throw ExitCode(1)
    }
  }

  private func target(
    among settings: [PublishSettings]
  ) throws(PublicationError) -> PublicationTarget {
    if let address = command.target, let target = try PublicationTarget.read(address: address) {
      return target
    }
    let only = command.target == nil && settings.count == 1 ? settings.first : nil
    guard let found = only ?? settings.first(where: { $0.name == command.target }) else {
      throw PublicationError.unknownTarget(command.target, known: settings.map(\.name))
    }
    return try PublicationTarget.read(
      name: found.name, found.value, inSite: command.site.source, at: found.location)
  }

  // MARK: - What is said

  private func tell(_ event: PublicationEvent) {
    let text =
      switch event {
      case .comparing(isDamaged: false):
        "no list of what was published: comparing with what is there"
      case .comparing(isDamaged: true):
        "the list of what was published is damaged: comparing with what is there"
      case .removingLock(let holder): "removing the lock of \(holder)"
      case .uploading(let kind, let files): "uploading \(Count(files, "file")): \(kind)"
      case .deleting(let files): "deleting \(Count(files, "file"))"
      }
    if case .removingLock = event, !command.quiet { return Console.printError(text) }
    if command.verbose || (Console.isErrorTerminal && !command.quiet && !command.json) {
      Console.printError(text)
    }
  }

  private func show(
    _ report: PublicationReport, of site: borrowing BuiltSite, at target: PublicationTarget,
    _ duration: Duration
  ) {
    let plan = report.plan
    if command.json {
      return Console.print(report.json(of: site, target: target.name, duration).text)
    }
    if command.quiet { return }
    if command.dryRun {
      for path in plan.added { Console.print("add     \(path)") }
      for path in plan.changed { Console.print("change  \(path)") }
      for path in plan.removed { Console.print("delete  \(path)") }
    } else {
      let addresses = plan.touched.map { site.address(of: $0) }
      let shown = command.verbose ? addresses[...] : addresses.prefix(20)
      for address in shown { Console.print(address) }
      if shown.count < addresses.count {
        Console.print("and \(addresses.count - shown.count) more (--verbose shows all)")
      }
    }
    Console.print(report.summary(target: target.name, duration))
    if site.foreignFiles > 0, command.verbose {
      Console.printError("\(Count(site.foreignFiles, "file")) among them that no build wrote")
    }
  }

  // MARK: - Purging

  private func purge(
    _ report: PublicationReport, of site: borrowing BuiltSite, _ publication: Publication,
    _ target: PublicationTarget
  ) async throws(PublicationError) {
    guard let purge = command.purge, !report.unpurged.isEmpty else { return }
    let lines = report.unpurged.map { site.address(of: $0) + "\n" }.joined()
    try await PurgeCommand(purge).run(addresses: lines, isKept: target.keepsUnpurged)
    try await publication.notePurged()
    if !command.quiet { Console.printError("purged \(Count(report.unpurged.count, "address"))") }
  }
}

extension PublicationReport {
  /// One line: `published to production: 3 files uploaded, 1 deleted, 57 unchanged in 1.2 s`.
  func summary(target: String, _ duration: Duration) -> String {
    let uploads = plan.added.count + plan.changed.count
    let verbs = isDone ? ("uploaded", "deleted") : ("to upload", "to delete")
    if plan.isEmpty { return "\(target) is up to date: \(Count(plan.unchanged, "file"))" }
    var text = isDone ? "published to \(target): " : "\(target): "
    text += "\(Count(uploads, "file")) \(verbs.0)"
    if !plan.removed.isEmpty { text += ", \(plan.removed.count) \(verbs.1)" }
    text += ", \(plan.unchanged) unchanged"
    let tenths = Int((duration / .milliseconds(100)).rounded())
    return isDone ? text + " in \(tenths / 10).\(tenths % 10) s" : text
  }

  /// The whole for other programs.
  func json(of site: borrowing BuiltSite, target: String, _ duration: Duration) -> JSONValue {
    let addresses = { (paths: [String], site: borrowing BuiltSite) in
      JSONValue.array(paths.map { .string(site.address(of: $0)) })
    }
    return .object([
      JSONMember(key: "target", value: .string(target)),
      JSONMember(key: "published", value: .bool(isDone)),
      JSONMember(key: "added", value: addresses(plan.added, site)),
      JSONMember(key: "changed", value: addresses(plan.changed, site)),
      JSONMember(key: "removed", value: addresses(plan.removed, site)),
      JSONMember(key: "unchanged", value: .int(plan.unchanged)),
      JSONMember(
        key: "seconds", value: .double((duration / .milliseconds(1)).rounded() / 1000)),
    ])
  }
}
