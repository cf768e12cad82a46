import Site

/// Builds the site in the folder that is given, else in the working folder.
@main
struct Main {
  static func main() async {
    var options = BuildOptions()
    options.source = CommandLine.arguments.dropFirst().first ?? "."
    options.configureTemplates = { Vocabulary.register(in: &$0) }
    let report = await Build(options).run()
    for finding in report.diagnostics {
      print(
        "\(finding.location?.description ?? ""): \(finding.severity.rawValue): \(finding.message)")
    }
    print(report.isBuilt ? "\(report.files) files" : "not built")
  }
}
