public import Diagnostics

/// What a build did, or why it did nothing.
public struct BuildReport: Sendable {
  /// A post that is not part of the site yet.
  public struct HeldBack: Sendable, Hashable {
    /// The post's file.
    public let source: String
    /// When it will be, as RFC 3339; nil for a draft.
    public let until: String?
  }

  /// All findings, in the order in which they are shown.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// Posts of the site.
  public internal(set) var posts = 0
  /// Pages of the site that Markdown files stand behind.
  public internal(set) var pages = 0
  /// Files that the site consists of.
  public internal(set) var files = 0
  /// Files whose bytes were new and that were written.
  public internal(set) var written = 0
  /// Files of earlier builds that were removed.
  public internal(set) var removed = 0
  /// Posts left out, by file.
  public internal(set) var heldBack: [HeldBack] = []

  /// The page whose file was parsed last, in the order of paths, because it is new or has changed.
  var lastLoaded: URLPath?
  /// The path of that page below the base path, percent-encoded, with a slash in front; nil when no file was
  /// parsed.
  public var lastLoadedPage: String? { lastLoaded?.encoded }
  /// The files of the output folder that have new bytes or are gone, by path.
  public internal(set) var changedFiles: [String] = []
  /// The path under which the site is to be served, percent-encoded: empty, or `/blog`.
  public internal(set) var basePath = ""

  /// What is new on the site.
  public internal(set) var changes = SiteChanges()
  /// How much the build had to do.
  public internal(set) var work = BuildWork()
  /// Where the time of rendering went, if that was asked.
  public internal(set) var profile: BuildProfile?

  /// What became of the output folder.
  public internal(set) var output = OutputState.unchanged

  /// What a build leaves behind.
  public enum OutputState: Sendable, Hashable {
    /// The folder holds the site.
    case built
    /// Nothing was changed, because of the errors.
    case unchanged
    /// Moving files into place failed half-way and could not be undone; the next build puts it right.
    case incomplete
  }

  /// Whether the output folder now holds the site.
  public var isBuilt: Bool { output == .built }
}
