import Diagnostics

@testable import Site

/// What a check finds in a site of some files, one line for each finding: place, severity, rule,
/// sentence, hint and notes.
func checkFindings(
  _ files: [String: String], _ change: (inout BuildOptions) -> Void = { _ in }
) async throws -> [String] {
  let site = try TemporarySite(files)
  return await site.check(change).diagnostics.map(\.whole)
}

extension TemporarySite {
  /// Checks the site at a fixed moment.
  func check(
    _ change: (inout BuildOptions) -> Void = { _ in },
    wanted changeWanted: (inout CheckOptions) -> Void = { _ in }
  ) async -> CheckReport {
    var options = BuildOptions()
    options.source = root
    options.now = Self.now
    change(&options)
    var wanted = CheckOptions()
    changeWanted(&wanted)
    return await Build(options).check(wanted)
  }
}

extension Diagnostic {
  /// All of it on one line.
  var whole: String {
    summary + (rule.map { " {\($0)}" } ?? "")
      + notes.map { " (\($0.location.map { "\($0.description): " } ?? "")\($0.message))" }.joined()
  }
}
