import Diagnostics

/// Brings a built site to a target.
public struct Publication: Sendable {
  private let site: SiteFiles
  private let target: PublicationTarget
  private let options: PublicationOptions
  private let report: @Sendable (PublicationEvent) -> Void
  /// Seconds since 1970; tests put another clock in its place.
  var now: @Sendable () -> Int = { Scratch.now }

  /// Makes a publication; nothing is done yet.
  ///
  /// - Parameters:
  ///   - site: what is published.
  ///   - target: where.
  ///   - options: how.
  ///   - onEvent: called as it goes on, from any thread.
  public init(
    _ site: SiteFiles, to target: PublicationTarget, _ options: PublicationOptions,
    onEvent: @escaping @Sendable (PublicationEvent) -> Void = { _ in }
  ) {
    self.site = site
    self.target = target
    self.options = options
    report = onEvent
  }

  /// Publishes what differs and deletes what is gone.
  ///
  /// A task that is cancelled ends it; what is done already is not done again the next time.
  ///
  /// - Returns: what was done, or would be.
  /// - Throws: why it could not be; the target may then hold a part of it.
  public func run() async throws(PublicationError) -> PublicationReport {
    switch target.kind {
    case .rclone(let remote): try await toStore(RcloneStore(remote, target: target)).run()
    case .rsync(let folder): try await toStore(RsyncStore(folder, target: target)).run()
    case .git(let remote, let branch, let keepsHistory):
      try await GitPublication(
        remote: remote, branch: branch, keepsHistory: keepsHistory, site: site, target: target,
        options: options
      ).run()
    }
  }

  /// Notes at the target that caches know of all that was published.
  public func notePurged() async throws(PublicationError) {
    switch target.kind {
    case .rclone(let remote): try await toStore(RcloneStore(remote, target: target)).notePurged()
    case .rsync(let folder): try await toStore(RsyncStore(folder, target: target)).notePurged()
    case .git: break
    }
  }

  private func toStore(_ store: some FileStore) -> StorePublication {
    StorePublication(
      store: store, site: site, target: target, options: options, report: report, now: now)
  }
}

/// How a site is published.
public struct PublicationOptions: Sendable {
  /// Whether only the plan is made.
  public var isDryRun = false
  /// Whether files at the target that fude did not publish, under names of the site's own, become fude's.
  public var adopts = false
  /// Whether the lock of another publication is removed.
  public var takesOver = false
  /// Whether the target remembers what no cache was told of yet.
  public var keepsUnpurged = false

  /// Makes the options of `fude publish` without any.
  public init() {}
}

/// What is just being done.
public enum PublicationEvent: Sendable, Hashable {
  /// The target is asked what it has, since its list is missing or cannot be read.
  case comparing(isDamaged: Bool)
  /// A lock that nobody has refreshed for long, or that is taken over.
  case removingLock(of: String)
  /// Files of a kind are on their way.
  case uploading(String, files: Int)
  /// Files that are gone from the site are being deleted.
  case deleting(files: Int)
}

/// What a publication did, or would do.
public struct PublicationReport: Sendable {
  /// The files.
  public let plan: PublicationPlan
  /// Whether it was done.
  public let isDone: Bool
  /// The files of which no cache was told yet, with those of earlier publications.
  public internal(set) var unpurged: [String] = []

  init(_ plan: PublicationPlan, isDone: Bool) {
    self.plan = plan
    self.isDone = isDone
  }
}

extension PublicationError {
  /// A target that site.yml does not have.
  ///
  /// - Parameters:
  ///   - name: what was asked for; nil when nothing was.
  ///   - known: the names that site.yml has.
  /// - Returns: the error.
  public static func unknownTarget(_ name: String?, known: [String]) -> PublicationError {
    let kinds = PublicationTarget.kinds.map { "\($0):" }.joined(separator: ", ")
    let hint =
      known.isEmpty
      ? "add one to site.yml, such as publish: {production: {rclone: \"remote:bucket\"}}, "
        + "or give an address that begins with \(kinds)"
      : "site.yml has \(known.joined(separator: ", "))"
    guard let name else { return PublicationError("no target to publish to", hint: hint) }
    return PublicationError(
      "no target named '\(name)'", hint: Suggestion.hint(for: name, among: known) ?? hint)
  }

  /// Files at a target under names of the site's own, which fude did not put there.
  static func foreignFiles(_ count: Int, such path: String, at target: String) -> PublicationError {
    PublicationError(
      count == 1
        ? "\(target) holds \(path), which fude did not publish"
        : "\(target) holds \(count) files that fude did not publish, such as \(path)",
      hint: "choose another place; or publish with --adopt, which replaces them by the site's")
  }
}
