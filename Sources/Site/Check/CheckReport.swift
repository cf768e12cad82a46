public import Diagnostics

/// What a check found.
public struct CheckReport: Sendable {
  /// All findings that are left, in the order in which they are shown.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The findings that were mended, as they were before, in the order in which that was done.
  public internal(set) var mended: [Diagnostic] = []
  /// Posts of the site.
  public internal(set) var posts = 0
  /// Pages of the site that Markdown files stand behind.
  public internal(set) var pages = 0
  /// Files that the site consists of.
  public internal(set) var files = 0
}
