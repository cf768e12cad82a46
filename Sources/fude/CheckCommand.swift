import ArgumentParser
import Diagnostics
import JSON
import Site

/// The command `fude check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks for mistakes without building the site.",
    discussion: """
      Does all that a build does, but writes nothing, and looks for more: links and images that lead \
      nowhere, slips in texts, front matter and templates. docs/check.md lists the rules; site.yml and \
      comments switch them off.

      Exit status: 0 when nothing is wrong or there are only warnings, 1 when there is an error, or \
      a warning with --strict, 64 for wrong usage.
      """)

  @OptionGroup var site: SiteArguments

  @Option(
    name: .customLong("base-url"), help: "An address that wins over url and base_path in site.yml.")
  var baseURL: String?

  @Flag(help: "Let warnings fail the check.")
  var strict = false

  @Flag(help: "Mend what can be mended for certain, and say what was.")
  var fix = false

  @Flag(help: "Ask other sites for what links lead to; needs curl. Good answers count for a week.")
  var external = false

  @Option(
    help: ArgumentHelp(
      "Find addresses that were public and are gone: a manifest of .fude/, a sitemap, or a JSON list.",
      valueName: "file"))
  var against: String?

  @Option(help: "How to print findings: \(CheckFormat.names).")
  var format: CheckFormat?

  @Flag(help: "Print all findings as JSON; the same as --format json.")
  var json = false

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other")
    }
  }

  func run() async throws {
    var options = site.options
    options.baseURL = baseURL
    var wanted = CheckOptions()
    wanted.mends = fix
    wanted.asksOtherSites = external
    wanted.earlier = against
    let report = await Build(options).check(wanted)
    (json ? .json : format ?? .text).print(report, source: site.source)
    let isBad = report.diagnostics.containsError || (strict && !report.diagnostics.isEmpty)
    if isBad { throw ExitCode(1) }
  }
}

/// How `fude check` prints what it found.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people; in a GitHub Actions workflow for that as well.
  case text
  /// For other programs.
  case json
  /// Commands of GitHub Actions alone.
  case github
  /// A Code Quality report of GitLab.
  case gitlab

  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  func print(_ report: CheckReport, source: String) {
    switch self {
    case .text:
      for line in report.mendedLines { Console.print(line) }
      Console.show(report.diagnostics, source: source)
      Console.print(report.summary)
    case .json: Console.print(report.json.text)
    case .github:
      let printer = WorkflowCommandPrinter(folder: source)
      for finding in report.diagnostics { Console.print(printer.text(of: finding)) }
    case .gitlab:
      Console.print(CodeQualityReport(report.diagnostics, folder: source).json.text)
    }
  }
}
