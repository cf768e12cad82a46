import JSON

/// How the last build into an output folder ended, for those who publish what it made.
struct BuildRecord: Sendable, Hashable {
  enum Outcome: String {
    case built
    case failed
    case incomplete
  }

  let outcome: Outcome
  let errors: Int
  /// Whether the folder holds what only the author should see yet.
  let includesDrafts: Bool
  let includesFuture: Bool
  /// What every address of the site begins with.
  let address: String

  init(_ report: BuildReport, _ options: BuildOptions, _ configuration: SiteConfiguration) {
    outcome =
      switch report.output {
      case .built: .built
      case .unchanged: .failed
      case .incomplete: .incomplete
      }
    errors = report.diagnostics.count { $0.severity == .error }
    includesDrafts = options.includesDrafts
    includesFuture = options.includesFuture
    address = configuration.origin + configuration.basePath
  }

  /// Reads a record; nil when there is none.
  init?(_ path: String) {
    guard let bytes = try? POSIX.read(path), let json = try? JSONValue.parse(bytes),
      case .string(let word)? = json["outcome"], let outcome = Outcome(rawValue: word),
      case .int(let errors)? = json["errors"], case .bool(let includesDrafts)? = json["drafts"],
      case .bool(let includesFuture)? = json["future"], case .string(let address)? = json["address"]
    else { return nil }
    self.outcome = outcome
    self.errors = errors
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
    self.address = address
  }

  /// Puts the record in the place of another, where it says something else.
  ///
  /// A record that cannot be written is none, and then nothing is published.
  func write(to path: String) {
    if BuildRecord(path) == self { return }
    let json = JSONValue.object([
      JSONMember(key: "outcome", value: .string(outcome.rawValue)),
      JSONMember(key: "errors", value: .int(errors)),
      JSONMember(key: "drafts", value: .bool(includesDrafts)),
      JSONMember(key: "future", value: .bool(includesFuture)),
      JSONMember(key: "address", value: .string(address)),
    ])
    do throws(FileError) {
      try POSIX.createParent(of: path)
      try POSIX.write(Array((json.text + "\n").utf8), to: path + ".new")
      try POSIX.rename(path + ".new", to: path)
    } catch {
      try? POSIX.removeFile(path)
    }
  }
}
