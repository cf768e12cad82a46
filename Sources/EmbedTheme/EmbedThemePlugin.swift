import Foundation
import PackagePlugin

/// Puts the files of templates/ into the program, so that the default theme is written once and
/// goes wherever the binary goes.
@main
struct EmbedThemePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTheme.swift")
    let files = FileManager.default.enumerator(at: theme, includingPropertiesForKeys: nil)
    let inputs = (files?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
    return [
      .buildCommand(
        displayName: "Embed the default theme",
        executable: try context.tool(named: "embed-theme").url,
        arguments: [theme.path, output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
