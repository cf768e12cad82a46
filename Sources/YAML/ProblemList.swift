internal import Diagnostics

/// Collects findings up to a limit: each one reads the file from its start for its line, and no
/// one reads hundreds.
struct ProblemList {
  private(set) var diagnostics: [Diagnostic] = []

  private static let limit = 100

  /// Whether a further finding is kept.
  var hasRoom: Bool { diagnostics.count < Self.limit }

  mutating func add(
    _ file: SourceFile, _ offset: Int, _ make: (SourceLocation) -> Diagnostic
  ) {
    guard hasRoom else { return }
    let location = file.location(at: offset)
    diagnostics.append(make(location))
    if !hasRoom {
      diagnostics.append(
        .warning("reading for problems ended here; there may be more below", at: location))
    }
  }
}
