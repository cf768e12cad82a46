/// Writes findings as workflow commands, which GitHub Actions shows beside the changed lines.
///
/// Syntax and escapes follow GitHub's "Workflow commands" page: `%`, CR and LF are
/// percent-encoded everywhere, `:` and `,` in properties too.
public struct WorkflowCommandPrinter: Sendable {
  private let prefix: String

  /// Makes a printer; a relative folder is put before every path.
  public init(folder: String = ".") {
    prefix = folder == "." || folder.hasPrefix("/") ? "" : folder + "/"
  }

  /// One line, without its end.
  public func text(of diagnostic: Diagnostic) -> String {
    var properties: [String] = []
    if let location = diagnostic.location {
      properties.append("file=\(Self.escaped(prefix + location.path, inProperty: true))")
      if let line = location.line { properties.append("line=\(line)") }
      if let column = location.column { properties.append("col=\(column)") }
    }
    if let rule = diagnostic.rule {
      properties.append("title=\(Self.escaped(rule, inProperty: true))")
    }
    let message = diagnostic.message + (diagnostic.hint.map { "\nhint: \($0)" } ?? "")
    let head = properties.isEmpty ? "" : " " + properties.joined(separator: ",")
    return "::\(diagnostic.severity.rawValue)\(head)::\(Self.escaped(message, inProperty: false))"
  }

  private static func escaped(_ text: String, inProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where inProperty: result += "%3A"
      case "," where inProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
