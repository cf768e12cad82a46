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
  let files: PathSet
  /// Those that were staged because their bytes differ.
  let staged: PathSet

  /// How many files have to be staged for folders to change places as wholes: where a few pages are
  /// edited, folders stay those that other programs have open or watch.
  private static let exchangesFrom = 64

  /// A commit that failed.
  struct Failure: Error {
    let cause: FileError
    /// Whether all that was moved is back in its place.
    let isUndone: Bool
  }

  /// Whether earlier builds wrote the very files of the site, as is so after an edit of text.
  var hasSameFiles: Bool { old.files == files }

  /// Files of earlier builds that the site no longer has, in byte order.
  ///
  /// Where case or normalisation does not count, a stale path can name a current file; that stays.
  private func stale() -> PathSet {
    let names = old.files.subtracting(files)
    guard !names.isEmpty else { return names }
    let twins = Dictionary(
      files.map { (OutputPlan.collisionKey(for: $0), $0) }, uniquingKeysWith: { first, _ in first })
    return PathSet(
      names.filter { name in
        guard let twin = twins[OutputPlan.collisionKey(for: name)],
          let present = try? POSIX.status(folder.path + "/" + name, followsLinks: false),
          let other = try? POSIX.status(folder.path + "/" + twin, followsLinks: false)
        else { return true }
        return !present.isSame(as: other)
      })
  }

  /// Puts the staged files into place.
  ///
  /// - Returns: the files removed.
  func run() throws(Failure) -> PathSet {
    if hasSameFiles {
      if !staged.isEmpty { try carryOut(stale: [], manifests: nil) }
      return []
    }
    let stale = stale()
    // A file of the user's that happens to be equal stays the user's.
    let ours = files.intersection(old.files.union(staged))
    if staged.isEmpty, stale.isEmpty, old.files == ours { return stale }
    try carryOut(
      stale: stale,
      manifests: (during: Manifest(files: old.files.union(ours)), after: Manifest(files: ours)))
    return stale
  }

  /// Moves and removes files between two manifests; nil stands for the one that is there.
  private func carryOut(
    stale: PathSet, manifests: (during: Manifest, after: Manifest)?
  ) throws(Failure) {
    var journal = CommitJournal(folder: folder)
    do throws(FileError) {
      if let manifests, manifests.during != old {
        try manifests.during.write(to: folder.manifestPath)
      }
      try carryOut(stale, &journal)
      if let manifests, manifests.after != manifests.during {
        try manifests.after.write(to: folder.manifestPath)
      }
    } catch {
      let isUndone = journal.undo()
      if isUndone, manifests != nil { try? old.write(to: folder.manifestPath) }
      throw Failure(cause: error, isUndone: isUndone)
    }
    journal.close(removedFolders: stale)
  }

  private func carryOut(
    _ stale: PathSet, _ journal: inout CommitJournal
  ) throws(FileError) {
    let folders = PathSet(stale.isEmpty ? [] : files.flatMap { PathText.folders(above: $0) })
    // A stale file in the place of a folder must go first; all others stay until their
    // successors are there.
    let isInTheWay = { (file: String) in
      folders.contains(file) || PathText.folders(above: file).contains { files.contains($0) }
    }
    let early = stale.filter(isInTheWay)
    for file in early { try journal.remove(file) }
    journal.close(removedFolders: early)
    if !staged.isEmpty { try moveEntries(of: StagedFolder(staged), &journal) }
    for file in stale where !isInTheWay(file) { try journal.remove(file) }
  }

  /// Moves what lies in a staged folder: each in one step when the output has none at that path or a folder with
  /// the same names, else what lies in that.
  private func moveEntries(
    of folder: StagedFolder, _ journal: inout CommitJournal
  ) throws(FileError) {
    for entry in folder.entries {
      let present = try? POSIX.status(self.folder.path + "/" + entry.path, followsLinks: false).kind
      guard let staged = entry.folder, present == .folder else {
        try journal.move(entry.path, replaces: present != nil)
        continue
      }
      let canExchange =
        self.staged.count >= Self.exchangesFrom && staged.hasFolder
        && isOutput(entry.path, like: staged)
      if canExchange, journal.exchange(entry.path) { continue }
      try moveEntries(of: staged, &journal)
    }
  }

  /// Whether a folder of the output has the names of the staged one, and so on for those in it.
  private func isOutput(_ path: String, like folder: StagedFolder) -> Bool {
    let entries = folder.entries
    guard let present = try? POSIX.names(in: self.folder.path + "/" + path),
      present.count == entries.count,
      zip(present, entries).allSatisfy({ present, entry in
        present.map { ByteKey.isSame($0, entry.name) } ?? false
      })
    else { return false }
    return entries.allSatisfy { entry in
      entry.folder.map { isOutput(entry.path, like: $0) } ?? true
    }
  }
}
