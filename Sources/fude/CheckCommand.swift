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

  @Option(help: "The site's folder.")
  var source = "."

  @Flag(help: "Include drafts.")
  var drafts = false

  @Flag(help: "Include posts dated in the future.")
  var future = false

  @Flag(help: "Let warnings fail the check.")
  var strict = false

  @Flag(help: "Print all diagnostics as JSON.")
  var json = false

  func run() async throws {
    var options = BuildOptions()
    options.source = source
    options.includesDrafts = drafts
    options.includesFuture = future
    let report = await Build(options).check()
    if json {
      Console.print(JSONValue.array(report.diagnostics.map(\.json)).text)
    } else {
      Console.show(report.diagnostics, source: source)
      Console.print(report.checked)
    }
    let isBad = report.diagnostics.containsError || (strict && !report.diagnostics.isEmpty)
    if isBad { throw ExitCode(1) }
  }
}
