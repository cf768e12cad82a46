import ArgumentParser
import CPlatform

/// The program.
///
/// Each command is one file.
@main
struct Fude: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fude",
    abstract: "Turns a folder of Markdown posts into a finished blog.",
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, PublishCommand.self, NewCommand.self,
      InitCommand.self, MarkdownCommand.self,
      LiquidCommand.self,
    ])

  static func main() async {
    keep_free_memory()
    await main(nil)
  }
}
