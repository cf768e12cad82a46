import DevServer
import Site

/// What `fude serve` says on the terminal.
enum ServeLines {
  /// The address to look at: where every address of the machine is listened on, its own.
  static func address(_ options: ServerOptions, port: Int, basePath: String) -> String {
    var host = options.host
    if host == "0.0.0.0" { host = "127.0.0.1" }
    if host == "::" { host = "::1" }
    if host.contains(":") { host = "[\(host)]" }
    return "http://\(host):\(port)\(basePath)/"
  }

  /// What is said when the site is served.
  static func start(_ options: ServerOptions, port: Int, address: String) -> [String] {
    var lines: [String] = []
    if options.port != 0, port != options.port {
      lines.append("port \(options.port) is taken; this is \(port)")
    }
    if !options.isLoopback {
      lines.append("warning: everybody who can reach this machine can read what is served here")
    }
    lines.append("serving \(address) (Ctrl-C ends)")
    return lines
  }

  /// The line of an edit: `content/posts/題.md: 4 files made, 3 written (12 ms)`.
  static func edit(_ changes: FileChanges, _ report: BuildReport, _ duration: Duration) -> String {
    var parts: [String] = []
    if report.isBuilt {
      if report.work.rendered > 0 { parts.append("\(Count(report.work.rendered, "file")) made") }
      if report.written > 0 { parts.append("\(report.written) written") }
      if report.removed > 0 { parts.append("\(report.removed) removed") }
      if report.changedFiles.isEmpty { parts.append("nothing changed") }
    } else {
      parts.append(report.failure)
    }
    return "\(names(changes)): \(parts.joined(separator: ", ")) (\(milliseconds(duration)))"
  }

  private static func names(_ changes: FileChanges) -> String {
    guard changes.areAll, let first = changes.paths.first else { return "many files" }
    let count = changes.paths.count
    return visible(first) + (count > 1 ? " and \(count - 1) more" : "")
  }

  /// A name that sends a terminal no commands.
  private static func visible(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
  }

  private static func milliseconds(_ duration: Duration) -> String {
    "\(Int((duration / .milliseconds(1)).rounded(.up))) ms"
  }
}
