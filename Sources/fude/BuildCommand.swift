import ArgumentParser
import CPlatform
import Diagnostics
import JSON
import Site

/// The command `fude build`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Builds the site.")

  @OptionGroup var site: SiteArguments
  @OptionGroup var place: OutputArguments

  @Flag(help: "Let warnings fail the build.")
  var strict = false

  @Option(help: "How many pages to work on at once (default: one for each processor).")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Build one of several parts of the site, such as 2/7, into a folder of its own.",
      valueName: "i/n"))
  var shard: String?

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print what each stage does.")
  var verbose = false

  @Flag(help: "Print the summary and all diagnostics as JSON.")
  var json = false

  @Flag(help: "Print where the time of rendering went, by template and page.")
  var profile = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs expects a number from 1 to 1024, found \(jobs)")
    }
    if let shard, SitePart(shard) == nil {
      throw ValidationError(
        "--shard expects a part and the number of all, such as 2/7, found '\(shard)'")
    }
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  func run() async throws {
    use_large_pages()
    var options = site.options
    place.set(in: &options)
    options.failsOnWarnings = strict
    options.jobs = jobs
    options.profiles = profile
    options.endsProcess = true
    options.part = shard.flatMap { SitePart($0) }
    let progress = BuildProgress(isQuiet: quiet || json, isVerbose: verbose)
    let start = ContinuousClock.now
    let report = await Build(options, onEvent: { progress.tell($0) }).run()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    progress.end()
    if json {
      Console.print(report.json(seconds: seconds).text)
    } else {
      show(report, seconds: seconds)
    }
    if !report.isBuilt { throw ExitCode(1) }
  }

  private func show(_ report: BuildReport, seconds: Double) {
    let isSilenced = quiet && report.isBuilt
    let shown = report.diagnostics.filter { $0.severity == .error || !isSilenced }
    Console.show(shown, source: site.source)
    if quiet { return }
    for line in report.heldBackLines(isVerbose: verbose) { Console.printError(line) }
    if report.isBuilt {
      Console.print(report.summary(seconds: seconds))
      if let profile = report.profile { Console.print(profile.table) }
    } else {
      Console.printError(report.failure)
    }
  }
}
