import Diagnostics

/// The folder that a site is built into, and the places beside it that a build works in.
///
/// Files are first written to a staging folder that the output folder can take them from in one step
/// each; then moved into place. No reader ever meets half of a file.
struct OutputFolder: Sendable {
  /// Without symbolic links.
  let path: String
  private let handle: FolderHandle
  /// How messages name it, as the user gave it.
  let name: String
  /// The site's `.fude` folder, or that of a part of the site in it.
  let state: String
  let staging: String
  let manifestPath: String
  /// Whether it is taken for what the last build left, without a look at each file.
  var isTrusted = false

  static let stateFolderName = ".fude"

  /// Where a commit keeps what it replaces until it is done.
  var backup: String { staging + ".old" }

  /// Opens the folder, creating it when it is missing.
  ///
  /// - Parameters:
  ///   - name: the output folder as the user gave it.
  ///   - path: the same as a path that can be opened.
  ///   - root: the site's root without symbolic links.
  ///   - part: the part of the site that is built into it; nil for all.
  /// - Returns: the folder, ready for staging.
  /// - Throws: when it cannot be created.
  static func open(
    named name: String, at path: String, root: String, part: SitePart? = nil
  ) throws(FileError) -> OutputFolder {
    var state = root + "/" + stateFolderName
    try createState(state)
    if let part {
      state += "/part-" + part.name
      try createState(state)
    }
    try POSIX.createFolder(path)
    let real = try POSIX.realPath(path)
    return OutputFolder(
      path: real, handle: try FolderHandle(real), name: name, state: state,
      staging: try stagingPath(for: real, state: state),
      manifestPath: Manifest.path(in: state, root: root, output: real))
  }

  /// The state folder must be the site's own: behind a link, clearing it would clear another's.
  private static func createState(_ state: String) throws(FileError) {
    if let kind = try? POSIX.status(state, followsLinks: false).kind, kind != .folder {
      throw FileError(operation: "use", path: state, code: POSIX.notAFolder)
    }
    try POSIX.createFolder(state)
  }

  /// A place from which files can be moved into the output in one step.
  ///
  /// That is one on the same mount; a move to another is a copy, which can be interrupted. In
  /// `.fude`, else beside the output folder, else, when that is itself a mount point, inside it.
  private static func stagingPath(
    for output: String, state: String
  ) throws(FileError) -> String {
    let mount = try POSIX.mount(of: output)
    if try POSIX.mount(of: state) == mount { return state + "/staging" }
    let parent = PathText.parent(output) ?? ""
    if try POSIX.mount(of: parent.isEmpty ? "/" : parent) == mount {
      return "\(parent)/.fude-staging-\(PathText.name(output))"
    }
    return output + "/.fude-staging"
  }

  /// Removes what a build that was killed left behind.
  func clearStaging() throws(FileError) {
    try POSIX.removeTree(staging)
    try POSIX.removeTree(backup)
  }

  /// The same on several processors: a build that replaces every page leaves as many old ones.
  func clearStaging(jobs: Int) async throws(FileError) {
    let trees = [staging, backup].flatMap { Self.paths(in: $0).flatMap { Self.paths(in: $0) } }
    _ = await Parallel.map(trees.count, jobs: jobs) { try? POSIX.removeTree(trees[$0]) }
    try clearStaging()
  }

  /// The paths in a folder; none in what is no folder, as behind a symbolic link.
  private static func paths(in folder: String) -> [String] {
    guard (try? POSIX.status(folder, followsLinks: false).kind) == .folder,
      let names = try? POSIX.names(in: folder)
    else { return [] }
    return names.compactMap { $0.map { folder + "/" + $0 } }
  }

  /// The stamp of a file in the output; nil when there is none.
  func stamp(of file: String) -> FileStamp? {
    guard let status = try? POSIX.status(file, below: handle), status.kind == .file else {
      return nil
    }
    return status.stamp
  }

  /// The stamp of an output that is sure to be as the last build left it, and whether the next can
  /// trust it; nil for one that is not.
  ///
  /// Where the stamp does not tell, the bytes do.
  func verified(_ record: OutputRecord) -> VerifiedOutput? {
    if isTrusted { return VerifiedOutput(stamp: record.stamp, isSettled: record.isSettled) }
    let moment = POSIX.preciseNow
    guard let stamp = stamp(of: record.file) else { return nil }
    if record.isSettled, stamp == record.stamp {
      return VerifiedOutput(stamp: stamp, isSettled: true)
    }
    guard let (bytes, read) = try? POSIX.readWithStamp(path + "/" + record.file),
      Fingerprint(bytes) == record.content
    else { return nil }
    return VerifiedOutput(stamp: read, isSettled: read.isSettled(at: moment))
  }

  /// The same for many, in their order.
  func verified(_ records: [OutputRecord], jobs: Int) async -> [VerifiedOutput?] {
    if isTrusted { return records.map { verified($0) } }
    return await Parallel.map(records.count, jobs: jobs) { verified(records[$0]) }
  }

  /// Whether a build was stopped before it had put away what it worked with.
  var hasLeftovers: Bool {
    [staging, backup].contains { (try? POSIX.status($0, followsLinks: false)) != nil }
  }

  /// Whether nothing lies in it.
  var isEmpty: Bool { (try? POSIX.names(in: path).isEmpty) ?? false }

  /// The fingerprint of the manifest as it is.
  var manifestPrint: Fingerprint {
    (try? POSIX.read(manifestPath)).map { Fingerprint($0) } ?? Fingerprint()
  }

  /// Where the last build tells what it changed.
  var changesPath: String { state + "/changes.json" }

  /// Where the last build tells how it ended.
  var recordPath: String { "\(state)/last-build/\(PathText.name(manifestPath))" }

  /// Where the state of the last build into this folder is kept.
  var cachePath: String { "\(state)/cache/\(PathText.name(manifestPath))" }

  /// Whether the output has exactly these bytes at a path already.
  func holds(_ bytes: [UInt8], at file: String) -> Bool {
    guard stamp(of: file)?.size == bytes.count,
      let present = try? POSIX.read(path + "/" + file)
    else { return false }
    return present == bytes
  }

  /// Writes a file into the staging folder, which `openStaging` gave.
  func stage(_ bytes: [UInt8], at file: String, in staging: FolderHandle) throws(FileError) {
    // Most files are the first in their folder, so making it first is one call less.
    try POSIX.createParent(of: file, below: staging)
    try POSIX.write(bytes, to: file, below: staging)
  }

  /// The staging folder, created when it is missing.
  func openStaging() throws(FileError) -> FolderHandle {
    try POSIX.createFolder(staging)
    return try FolderHandle(staging)
  }
}

/// An output that is as the last build left it.
struct VerifiedOutput: Sendable {
  let stamp: FileStamp
  /// Whether the next build can trust the stamp.
  let isSettled: Bool
}
