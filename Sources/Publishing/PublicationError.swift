public import Diagnostics

/// Why something was not published.
public struct PublicationError: Error, Sendable, Hashable {
  /// What was found, and what to do.
  public let diagnostic: Diagnostic

  init(
    _ message: String, hint: String? = nil, notes: [String] = [], at place: SourceLocation? = nil
  ) {
    diagnostic = .error(message, at: place, hint: hint, notes: notes.map { Diagnostic.Note($0) })
  }

  /// Somebody wanted the publication to end.
  public static let interrupted = PublicationError(
    "interrupted", hint: "publish again: what is done already is not done twice")
}
