import ArgumentParser
import Diagnostics
import Site

/// The command `fude init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes a new site with the default theme.",
    discussion: """
      With --ci it adds a workflow that checks, builds and publishes at each push; to the site of the \
      working folder, or of DIR, when there is one.
      """)

  @Argument(help: "The folder to make.")
  var folder: String?

  @Option(help: "The language that the site is written in: ja, zh-Hans, zh-Hant, ko, en …")
  var language = "ja"

  @Option(
    help: "Add a workflow for a service: github or gitlab.",
    transform: { name in
      guard let service = Workflow(rawValue: name) else {
        throw ValidationError("--ci expects github or gitlab, found \(name)")
      }
      return service
    })
  var ci: Workflow?

  @Flag(help: "Replace a workflow that is there.")
  var force = false

  func validate() throws {
    if folder == nil, ci == nil { throw ValidationError("Missing expected argument '<folder>'") }
    if force, ci == nil { throw ValidationError("--force replaces a workflow, and needs --ci") }
    if !NewSite.isLanguage(language) {
      throw ValidationError(
        "--language expects a language tag such as ja or zh-Hant, found \(language)")
    }
  }

  func run() throws {
    if let folder, ci == nil || !SiteFolder.isSite(folder) {
      try show(NewSite(folder: folder, language: language).write())
      Console.print("made a site in \(folder); build it with: fude build --source \(folder)")
    }
    guard let ci else { return }
    let site = folder ?? "."
    try show(ci.write(inSite: site, replaces: force))
    Console.print(
      "wrote \(site == "." ? "" : site + "/")\(ci.path); its first lines say what to set")
  }

  private func show(_ diagnostics: [Diagnostic]) throws {
    Console.show(diagnostics)
    if diagnostics.containsError { throw ExitCode(1) }
  }
}
