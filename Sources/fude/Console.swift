import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and standard error, and what they are connected to.
enum Console {
  /// Writes text to standard output.
  static func print(_ text: String) { write(Array((text + "\n").utf8), to: 1) }

  /// Writes bytes to standard output.
  static func print(bytes: [UInt8]) { write(bytes, to: 1) }

  /// Writes a line to standard error.
  static func printError(_ text: String) { write(Array((text + "\n").utf8), to: 2) }

  /// Writes text without a line end to standard error.
  static func printProgress(_ text: String) { write(Array(text.utf8), to: 2) }

  static var isErrorTerminal: Bool { isatty(2) == 1 }

  /// Whether messages are coloured: on a terminal, and not when `NO_COLOR` is set to anything
  /// (no-color.org).
  static var usesColor: Bool {
    isErrorTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  /// Whether the program runs in a GitHub Actions workflow, which says so itself.
  static var isWorkflow: Bool { environment("GITHUB_ACTIONS") == "true" }

  /// Shows findings to a person, and to the workflow when there is one.
  ///
  /// Their paths start from the site's folder, a workflow's from the folder that it works in.
  static func show(_ diagnostics: [Diagnostic], source: String = ".") {
    let printer = TerminalPrinter(usesColor: usesColor)
    let text = diagnostics.map { printer.text(of: $0) }.joined()
    write(Array(text.utf8), to: 2)
    guard isWorkflow else { return }
    let workflow = WorkflowCommandPrinter(folder: source)
    for diagnostic in diagnostics { printError(workflow.text(of: diagnostic)) }
  }

  /// All of standard input.
  static func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  /// Ends the process at once.
  static func exit(_ status: Int32 = 0) -> Never { systemExit(status) }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var done = 0
    bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let count = systemWrite(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count >= 0 { done += count } else if errno != EINTR { return }
      }
    }
  }
}

/// The system's call under a name that `Console` has not taken.
private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, buffer, count)
}

private func systemExit(_ status: Int32) -> Never { exit(status) }
