import ArgumentParser
import Diagnostics
import JSON
import Site

/// The command `fude check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks for mistakes without building the site.",
    discussion: """
      Does all that a build does, but writes nothing, and warns of more: keys of pages that a \
      template reads and no page has.
      """)

  @OptionGroup var site: SiteArguments

  @Flag(help: "Let warnings fail the check.")
  var strict = false

  @Flag(help: "Print all diagnostics as JSON.")
  var json = false

  func run() async throws {
    let report = await Build(site.options).check()
    if json {
      Console.print(JSONValue.array(report.diagnostics.map(\.json)).text)
    } else {
      Console.show(report.diagnostics, source: site.source)
      Console.print(report.checked)
    }
    let isBad = report.diagnostics.containsError || (strict && !report.diagnostics.isEmpty)
    if isBad { throw ExitCode(1) }
  }
}
