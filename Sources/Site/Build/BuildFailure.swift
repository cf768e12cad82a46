import Diagnostics

/// Ends a build; carries what was not reported yet.
struct BuildFailure: Error {
  let diagnostics: [Diagnostic]
}
