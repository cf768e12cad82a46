import Diagnostics

/// Ends a build; carries what was not reported yet.
struct BuildFailure: Error {
  let diagnostics: [Diagnostic]
  /// Whether a file was changed while it was used, so that building again may succeed.
  var isOutdated = false

  static let outdated = BuildFailure(
    diagnostics: [
      .error(
        "files of the site were changed again and again while it was built",
        hint: "build when nothing writes to content/")
    ], isOutdated: true)
}
