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
  /// Every file of the site, each once.
  let files: [String]
  /// Those that were staged because their bytes differ.
  let staged: [String]

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
  var hasSameFiles: Bool {
    old.files.count == files.count && files.allSatisfy { old.files.contains($0) }
  }

  /// Files of earlier builds that the site no longer has, in byte order.
  ///
  /// Where case or normalisation does not count, a stale path can name a current file; that stays.
  private func stale(_ current: Set<String>) -> [String] {
    let names = old.files.subtracting(current)
    guard !names.isEmpty else { return [] }
    let twins = Dictionary(
      files.map { (OutputPlan.collisionKey(for: $0), $0) }, uniquingKeysWith: { first, _ in first })
    return names.filter { name in
      guard let twin = twins[OutputPlan.collisionKey(for: name)],
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
    if hasSameFiles {
      if !staged.isEmpty { try carryOut(stale: [], manifests: nil) }
      return []
    }
    let current = Set(files)
    let stale = stale(current)
    // A file of the user's that happens to be equal stays the user's.
    let ours = current.intersection(old.files.union(staged))
    if staged.isEmpty, stale.isEmpty, old.files == ours { return [] }
    try carryOut(
      stale: stale,
      manifests: (during: Manifest(files: old.files.union(ours)), after: Manifest(files: ours)))
    return stale
  }

  /// Moves and removes files between two manifests; nil stands for the one that is there.
  private func carryOut(
    stale: [String], manifests: (during: Manifest, after: Manifest)?
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
    _ stale: [String], _ journal: inout CommitJournal
  ) throws(FileError) {
    let current = stale.isEmpty ? [] : Set(files)
    let folders = stale.isEmpty ? [] : Set(files.lazy.flatMap { PathText.folders(above: $0) })
    // A stale file in the place of a folder must go first; all others stay until their
    // successors are there.
    let isInTheWay = { (file: String) in
      folders.contains(file) || PathText.folders(above: file).contains { current.contains($0) }
    }
    let early = stale.filter(isInTheWay)
    for file in early { try journal.remove(file) }
    journal.close(removedFolders: early)
    if !staged.isEmpty { try move("", of: StagedFolders(staged), &journal) }
    for file in stale where !isInTheWay(file) { try journal.remove(file) }
  }

  /// Moves a staged file or folder: in one step when the output has none at that path or one with the
  /// same names, else each of its entries.
  private func move(
    _ name: String, of folders: StagedFolders, _ journal: inout CommitJournal
  ) throws(FileError) {
    let present =
      name.isEmpty
      ? .folder : try? POSIX.status(folder.path + "/" + name, followsLinks: false).kind
    guard let children = folders.children(of: name), present == .folder else {
      return try journal.move(name, replaces: present != nil)
    }
    if staged.count >= Self.exchangesFrom, folders.hasFolder(in: name),
      isOutput(name, like: folders), journal.exchange(name)
    {
      return
    }
    for child in children { try move(StagedFolders.path(child, in: name), of: folders, &journal) }
  }

  /// Whether a folder of the output has the names of the staged one, and so on for those in it.
  private func isOutput(_ name: String, like folders: StagedFolders) -> Bool {
    guard let children = folders.children(of: name),
      let present = try? POSIX.names(in: folder.path + "/" + name),
      present.count == children.count,
      zip(present, children).allSatisfy({ present, child in
        present.map { ByteKey.isSame($0, child) } ?? false
      })
    else { return false }
    return children.allSatisfy { child in
      let path = StagedFolders.path(child, in: name)
      return folders.children(of: path) == nil || isOutput(path, like: folders)
    }
  }
}
