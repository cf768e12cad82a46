import ArgumentParser
import Diagnostics
import Site

/// The command `fude init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes a new site with the default theme.")

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(help: "The language that the site is written in: ja, zh-Hans, zh-Hant, ko, en …")
  var language = "ja"

  func validate() throws {
    if !NewSite.isLanguage(language) {
      throw ValidationError(
        "--language expects a language tag such as ja or zh-Hant, found \(language)")
    }
  }

  func run() throws {
    let diagnostics = NewSite(folder: folder, language: language).write()
    Console.show(diagnostics)
    if diagnostics.containsError { throw ExitCode(1) }
    Console.print("made a site in \(folder); build it with: fude build --source \(folder)")
  }
}
