import Liquid
import Site

extension BuildProfile {
  /// The figures for a person: templates by their own time, then the slowest pages.
  var table: String {
    let columns = ["total", "self", "renders", "bytes"]
    var lines = ["\n" + Self.row("template", columns)]
    let entries = templates.entries.sorted {
      ($0.value.own, $1.key) > ($1.value.own, $0.key)
    }
    for (name, entry) in entries {
      lines.append(
        Self.row(
          name,
          [
            Self.milliseconds(entry.total), Self.milliseconds(entry.own), "\(entry.renders)",
            "\(entry.bytes)",
          ]))
    }
    lines.append("\n" + Self.row("slowest pages", ["time", "bytes"]))
    for page in slowest {
      lines.append(Self.row(page.file, [Self.milliseconds(page.time), "\(page.bytes)"]))
    }
    return lines.joined(separator: "\n")
  }

  /// Figures in columns to the right, then a name, which may be of any width.
  private static func row(_ name: String, _ figures: [String]) -> String {
    figures.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined() + "  " + name
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let microseconds = Int(duration / .microseconds(1))
    let rest = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest + " ms"
  }
}
