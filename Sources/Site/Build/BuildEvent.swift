/// What a build tells while it goes on.
public enum BuildEvent: Sendable, Hashable {
  /// Another build holds the site or the output folder; this one waits for it to end.
  case waiting
  /// Posts and pages are read and rendered.
  case loading(files: Int)
  /// The site's files are made.
  case rendering(files: Int)
  /// The files are moved into place.
  case committing(files: Int)
}
