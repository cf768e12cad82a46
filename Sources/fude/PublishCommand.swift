import ArgumentParser
import DevServer
import Diagnostics
import JSON
import Publishing
import Site

/// The command `fude publish`.
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Uploads what differs, and deletes what is gone.",
    discussion: """
      Publishes what the last 'fude build' made. TARGET is a name under publish in site.yml, or an \
      address: rclone:REMOTE:PATH, rsync:HOST:PATH, git:REMOTE#BRANCH. It may be left out when site.yml has one target.
      """)

  @Argument(help: "The name of a target in site.yml, or an address.")
  var target: String?

  @OptionGroup var site: SiteArguments

  @Option(help: "Where the site was built (default: public in the site's folder).")
  var output: String?

  @Flag(name: .customLong("dry-run"), help: "Say what would be done, and do nothing.")
  var dryRun = false

  @Flag(help: "Replace files at the target that fude did not publish.")
  var adopt = false

  @Flag(name: .customLong("take-over"), help: "Remove the lock of a publication that was killed.")
  var takeOver = false

  @Option(
    help: "A shell command that gets the changed addresses, one a line, when all is published.")
  var purge: String?

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print what is done, and every address that changed.")
  var verbose = false

  @Flag(help: "Print what was done as JSON.")
  var json = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
    if dryRun && purge != nil { throw ValidationError("--dry-run purges nothing") }
  }

  func run() async throws {
    let interruption = await Interruption()
    let session = PublishSession(command: self)
    let work = Task { try await session.run() }
    let watch = Task { await Self.end(work, on: interruption) }
    defer { watch.cancel() }
    try await work.value
  }

  /// Lets a publication release its lock, but not when somebody asks twice.
  private static func end(_ work: Task<Void, any Error>, on interruption: Interruption) async {
    await interruption.wait()
    if Task.isCancelled { return }
    work.cancel()
    await interruption.wait()
    if Task.isCancelled { return }
    Console.exit(130)
  }
}
