import Diagnostics
import JSON
import Liquid
import YAML

/// The data files of a site: `data/<name>.yml` or `.json` is `site.data.<name>`, a file in a folder
/// is `site.data.<folder>.<name>`.
enum SiteData {
  static let folder = "data"

  /// Reads the data files.
  ///
  /// - Returns: the data, a fingerprint of it, and what is wrong with the files.
  static func load(
    _ paths: some Sequence<String>, inSite root: String
  ) -> (LiquidDictionary, Fingerprint, [Diagnostic]) {
    var tree = Branch()
    var print = Fingerprint()
    var diagnostics: [Diagnostic] = []
    for path in paths {
      guard let dot = path.lastIndex(of: "."), let format = Format(rawValue: String(path[dot...]))
      else {
        continue
      }
      let (read, problems) = SourceReader.read(path, inSite: root)
      diagnostics += problems
      guard let file = read else { continue }
      print.add(path)
      print.add(file.bytes)
      let (value, valueProblems) = format.parse(file)
      diagnostics += valueProblems
      let parts = Array(PathText.parts(String(path[..<dot])).dropFirst())
      if !tree.add(value, at: parts[...]) {
        diagnostics.append(
          .error(
            "two data files are named '\(parts.joined(separator: "."))'", at: file.location,
            hint: "rename one of them"))
      }
    }
    return (tree.dictionary, print, diagnostics)
  }

  private enum Format: String {
    case yml = ".yml"
    case yaml = ".yaml"
    case json = ".json"

    func parse(_ file: SourceFile) -> (Value, [Diagnostic]) {
      switch self {
      case .yml, .yaml:
        let parsed = YAML.parse(file, limits: .data)
        return (parsed.root.map { Value($0) } ?? .null, parsed.diagnostics)
      case .json:
        do throws(JSONError) {
          return (Value(try JSONValue.parse(file.bytes)), [])
        } catch {
          return (.null, [.error(error.message, at: file.location(at: error.offset))])
        }
      }
    }
  }

  /// Data by name, with folders as branches.
  private struct Branch {
    private var names: [String] = []
    private var leaves: [String: Value] = [:]
    private var branches: [String: Branch] = [:]

    /// Whether the place was free.
    mutating func add(_ value: Value, at path: ArraySlice<String>) -> Bool {
      guard let name = path.first else { return false }
      if path.count > 1 {
        guard leaves[name] == nil else { return false }
        if branches[name] == nil { names.append(name) }
        return branches[name, default: Branch()].add(value, at: path.dropFirst())
      }
      guard leaves[name] == nil, branches[name] == nil else { return false }
      names.append(name)
      leaves[name] = value
      return true
    }

    var dictionary: LiquidDictionary {
      LiquidDictionary(
        names.map { name in
          (name, leaves[name] ?? .dictionary(branches[name]?.dictionary ?? LiquidDictionary([])))
        })
    }
  }
}
