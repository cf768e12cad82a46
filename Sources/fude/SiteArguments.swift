import ArgumentParser
import Site

/// The site that a command is about, and which of its posts count.
struct SiteArguments: ParsableArguments {
  @Option(help: "The site's folder.")
  var source = "."

  @Flag(help: "Include drafts.")
  var drafts = false

  @Flag(help: "Include posts dated in the future.")
  var future = false

  /// The options of a build of it.
  var options: BuildOptions {
    var options = BuildOptions()
    options.source = source
    options.includesDrafts = drafts
    options.includesFuture = future
    return options
  }
}

/// Where a site is built, and the address that it is built for.
struct OutputArguments: ParsableArguments {
  @Option(help: "Where the site is built (default: public in the site's folder).")
  var output: String?

  @Option(
    name: .customLong("base-url"), help: "An address that wins over url and base_path in site.yml.")
  var baseURL: String?

  /// Adds them to the options of a build.
  func set(in options: inout BuildOptions) {
    options.output = output
    options.baseURL = baseURL
  }
}
