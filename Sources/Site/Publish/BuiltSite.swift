public import Diagnostics

/// A site as the last build left it, for those who publish it.
///
/// As long as it is held, no build changes it.
public struct BuiltSite: ~Copyable, Sendable {
  /// A file to publish.
  public struct File: Sendable, Hashable {
    /// Relative to the output folder.
    public let path: String
    /// In bytes.
    public let size: Int
    /// The XXH64 of its bytes, in hexadecimal.
    public let content: String
  }

  /// The site's folder, without symbolic links.
  public let root: String
  /// The output folder, without symbolic links.
  public let folder: String
  /// All files that lie there but for hidden ones, in byte order.
  public let files: [File]
  /// How many of them no build wrote.
  public let foreignFiles: Int
  /// What every address of the site begins with: `https://example.com/blog`.
  public let address: String
  private let lock: BuildLock

  /// The address of a file.
  public func address(of file: String) -> String { address + URLPath(file: file).encoded }

  /// What site.yml says of places to publish to.
  ///
  /// - Parameter source: the site's folder.
  /// - Returns: the places, and what is wrong with site.yml.
  public static func targets(source: String) -> ([PublishSettings], [Diagnostic]) {
    guard let root = try? POSIX.realPath(source) else {
      return ([], [.error("no folder \(source)")])
    }
    let (configuration, diagnostics) = SiteConfiguration.read(inSite: root, baseURL: nil)
    return (configuration.publishTargets, diagnostics.filter { $0.severity == .error })
  }

  /// Takes the site that the last build made.
  ///
  /// - Parameters:
  ///   - options: those of the build: the site's folder, the output folder, and whether drafts and
  ///     posts dated in the future are meant to be published.
  ///   - onWait: called when a build is running.
  /// - Returns: the site.
  /// - Throws: why it must not be published: there is none, the last build failed, or it holds
  ///   drafts.
  public static func take(
    _ options: BuildOptions, onWait: () -> Void
  ) async throws(NotPublishable) -> BuiltSite {
    let root = try system { () throws(FileError) in try POSIX.realPath(options.source) }
    let folder = try outputFolder(options, root: root)
    let lock = try system { () throws(FileError) in
      try BuildLock.take(
        stateFolder: folder.state, outputFolder: folder.path, onWait: onWait)
    }
    let record = try BuildRecord(folder.recordPath).orNotPublishable(in: folder)
    try record.check(for: options, in: folder)
    let built = try system { () throws(FileError) in try Manifest.read(folder.manifestPath).files }
    let paths = try system { () throws(FileError) in try OutputWalk(folder.path).files }
    if let gone = built.subtracting(PathSet(paths)).first {
      throw NotPublishable(
        "\(folder.name)/\(gone), which the last build wrote, is gone", hint: NotPublishable.build)
    }
    let files = try await hashed(paths, in: folder.path, jobs: options.jobs)
    return BuiltSite(
      root: root, folder: folder.path, files: files,
      foreignFiles: paths.count { !built.contains($0) }, address: record.address, lock: lock)
  }

  private static func hashed(
    _ paths: [String], in folder: String, jobs: Int?
  ) async throws(NotPublishable) -> [File] {
    let read = await Parallel.map(paths.count, jobs: jobs ?? POSIX.processorCount) { place in
      Result { () throws(FileError) -> File in
        let bytes = try POSIX.read(folder + "/" + paths[place])
        let print = String(Fingerprint(bytes).value, radix: 16)
        return File(path: paths[place], size: bytes.count, content: print)
      }
    }
    return try system { () throws(FileError) in
      try read.map { file throws(FileError) in try file.get() }
    }
  }

  /// The output folder, which is not made when it is missing.
  private static func outputFolder(
    _ options: BuildOptions, root: String
  ) throws(NotPublishable) -> OutputFolder {
    let place: OutputPlace
    do throws(BuildFailure) { place = try OutputPlace(options, root: root) } catch {
      throw NotPublishable(error.diagnostics)
    }
    guard SiteFolder.isSite(root), (try? POSIX.status(place.real)) != nil else {
      throw NotPublishable([NotPublishable.notBuilt(options.output ?? "public")])
    }
    return try system { () throws(FileError) in try place.open() }
  }

  private static func system<Value: ~Copyable>(
    _ body: () throws(FileError) -> Value
  ) throws(NotPublishable) -> Value {
    do throws(FileError) { return try body() } catch {
      throw NotPublishable([.error(error.message)])
    }
  }
}

/// Why a site must not be published as it is.
public struct NotPublishable: Error {
  /// What was found, and what to do.
  public let diagnostics: [Diagnostic]

  static let build = "build the site with 'fude build'"

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  init(_ message: String, hint: String) {
    self.init([.error(message, hint: hint)])
  }

  static func notBuilt(_ folder: String) -> Diagnostic {
    .error("there is no build in \(folder)", hint: build)
  }
}

extension BuildRecord? {
  fileprivate func orNotPublishable(
    in folder: OutputFolder
  ) throws(NotPublishable) -> BuildRecord {
    guard let record = self else { throw NotPublishable([NotPublishable.notBuilt(folder.name)]) }
    return record
  }
}

extension BuildRecord {
  /// Throws when the folder holds anything but a whole site that others may see.
  fileprivate func check(
    for options: BuildOptions, in folder: OutputFolder
  ) throws(NotPublishable) {
    if outcome == .incomplete || folder.hasLeftovers {
      throw NotPublishable(
        "the last build was stopped half-way, and \(folder.name) may hold half a site",
        hint: NotPublishable.build)
    }
    if outcome == .failed {
      throw NotPublishable(
        "the last build failed, and \(folder.name) holds an older one",
        hint: "mend the errors that 'fude build' shows")
    }
    if includesDrafts, !options.includesDrafts {
      throw NotPublishable(
        "\(folder.name) was built with drafts",
        hint: "build without --drafts; or publish with it, if they are to be seen")
    }
    if includesFuture, !options.includesFuture {
      throw NotPublishable(
        "\(folder.name) was built with posts dated in the future",
        hint: "build without --future; or publish with it, if they are to be seen")
    }
  }
}
