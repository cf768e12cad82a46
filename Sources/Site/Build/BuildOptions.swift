public import Liquid

/// What a build is asked to do.
public struct BuildOptions: Sendable {
  /// The site's folder.
  public var source = "."
  /// Where the site is built; nil means `public` in the site's folder, or `public-2-of-7` for a part.
  ///
  /// A relative path starts from the working folder.
  public var output: String?
  /// Which part of the site is built; nil means all of it.
  ///
  /// A part has an output folder, a manifest and a cache of its own, so that all parts of a site can be
  /// built at once.
  public var part: SitePart?
  /// An address that wins over `url` and `base_path` of site.yml.
  public var baseURL: String?
  /// Whether drafts are part of the site.
  public var includesDrafts = false
  /// Whether posts dated in the future are part of the site.
  public var includesFuture = false
  /// Whether a warning keeps the site from being built.
  public var failsOnWarnings = false
  /// How many pages are worked on at once; nil means one for each processor.
  public var jobs: Int?
  /// Whether the report tells where the time of rendering went.
  public var profiles = false
  /// Whether the process ends after the build, so that its memory goes with it and is not let go piece by
  /// piece, which takes 3% of the time of a build.
  public var endsProcess = false
  /// Adds filters and tags to what templates know.
  ///
  /// They must give the same for the same input: pages whose input did not change are not
  /// rendered again.
  public var configureTemplates: @Sendable (inout Environment) -> Void = { _ in }
  /// The build's clock in seconds since 1970; nil means `SOURCE_DATE_EPOCH` or the machine's.
  public var now: Int?
  /// What measures how long a file takes; tests put another in its place.
  var ownTime: @Sendable () -> Duration = { POSIX.threadTime }

  /// Makes the options of `fude build` without arguments.
  public init() {}
}
