import Diagnostics

/// Moves staged files into the output folder and removes what is no longer part of the site.
///
/// What can be known to fail is looked at before the first move; what fails all the same is undone.
/// The manifest names old and new files while files move, so that a build that is killed meanwhile
/// leaves none behind that the next one would not know.
struct Commit {
  let folder: OutputFolder
  /// What earlier builds wrote.
  let old: Manifest
  /// Every file of the site.
  let files: Set<String>
  /// Those that were staged because their bytes differ.
  let staged: [String]

  /// A commit that failed.
  struct Failure: Error {
    let cause: FileError
    /// Whether all that was moved is back in its place.
    let isUndone: Bool
  }

  /// Files of earlier builds that the site no longer has, in byte order.
  ///
  /// Where case or normalisation does not count, a stale path can name a current file; that stays.
  private var stale: [String] {
    let names = old.files.subtracting(files)
    guard !names.isEmpty else { return [] }
    let current = Dictionary(
      files.map { (OutputPlan.collisionKey(for: $0), $0) }, uniquingKeysWith: { first, _ in first })
    return names.filter { name in
      guard let twin = current[OutputPlan.collisionKey(for: name)],
        let present = try? POSIX.status(folder.path + "/" + name, followsLinks: false),
        let other = try? POSIX.status(folder.path + "/" + twin, followsLinks: false)
      else { return true }
      return !present.isSame(as: other)
    }
    .sorted(by: PathText.precedes)
  }

  /// Puts the staged files into place.
  ///
  /// - Returns: the files removed.
  func run() throws(Failure) -> [String] {
    let stale = stale
    // A file of the user's that happens to be equal stays the user's.
    let ours = files.intersection(old.files.union(staged))
    if staged.isEmpty, stale.isEmpty, old.files == ours { return [] }
    var journal = CommitJournal(folder: folder)
    do throws(FileError) {
      let union = Manifest(files: old.files.union(ours))
      if union != old { try union.write(to: folder.manifestPath) }
      try carryOut(stale, &journal)
      if ours != union.files { try Manifest(files: ours).write(to: folder.manifestPath) }
    } catch {
      let isUndone = journal.undo()
      if isUndone { try? old.write(to: folder.manifestPath) }
      throw Failure(cause: error, isUndone: isUndone)
    }
    journal.close(removedFolders: stale)
    return stale
  }

  private func carryOut(
    _ stale: [String], _ journal: inout CommitJournal
  ) throws(FileError) {
    let folders = stale.isEmpty ? [] : Set(files.lazy.flatMap { PathText.folders(above: $0) })
    // A stale file in the place of a folder must go first; all others stay until their
    // successors are there.
    let isInTheWay = { (file: String) in
      folders.contains(file) || PathText.folders(above: file).contains { files.contains($0) }
    }
    let early = stale.filter(isInTheWay)
    for file in early { try journal.remove(file) }
    journal.close(removedFolders: early)
    if !staged.isEmpty { try move("", &journal) }
    for file in stale where !isInTheWay(file) { try journal.remove(file) }
  }

  /// Moves a staged folder: in one step when the output has none at that path, else each of its
  /// entries.
  private func move(_ name: String, _ journal: inout CommitJournal) throws(FileError) {
    let source = name.isEmpty ? folder.staging : folder.staging + "/" + name
    let target = name.isEmpty ? folder.path : folder.path + "/" + name
    let isFolder = try POSIX.status(source, followsLinks: false).kind == .folder
    let present = try? POSIX.status(target, followsLinks: false)
    guard isFolder, present?.kind == .folder else {
      return try journal.move(name, replaces: present != nil)
    }
    for child in try POSIX.names(in: source) {
      guard let child else { continue }
      try move(name.isEmpty ? child : name + "/" + child, &journal)
    }
  }
}
