/// What a commit has done so far, so that it can be undone.
struct CommitJournal {
  let folder: OutputFolder

  private enum Step {
    /// A file or folder came where none was.
    case added(String)
    /// A file took the place of another, which is in the backup.
    case replaced(String)
    /// A file went to the backup.
    case removed(String)
    /// A folder changed places with a staged one.
    case exchanged(String)
  }

  private var steps: [Step] = []
  /// Whether the file system has not yet refused to exchange folders.
  private var canExchange = true

  init(folder: OutputFolder) {
    self.folder = folder
  }

  /// Moves a staged file or folder into place.
  ///
  /// What it replaces gets a second name in the backup first; on a file system without hard links
  /// it is moved there, and for a moment nothing stands in its place.
  mutating func move(_ name: String, replaces: Bool) throws(FileError) {
    let target = folder.path + "/" + name
    if replaces {
      let backup = folder.backup + "/" + name
      try POSIX.createParent(of: backup)
      do throws(FileError) {
        try POSIX.link(target, to: backup)
      } catch {
        try POSIX.rename(target, to: backup)
        steps.append(.removed(name))
        try POSIX.rename(folder.staging + "/" + name, to: target)
        return
      }
    }
    try POSIX.rename(folder.staging + "/" + name, to: target)
    steps.append(replaces ? .replaced(name) : .added(name))
  }

  /// Puts a staged folder in the place of one with the same names, which goes to the staging folder.
  ///
  /// - Returns: whether it did; not every file system can.
  mutating func exchange(_ name: String) -> Bool {
    guard canExchange else { return false }
    do throws(FileError) {
      try POSIX.exchange(folder.staging + "/" + name, with: folder.path + "/" + name)
      steps.append(.exchanged(name))
    } catch {
      canExchange = false
    }
    return canExchange
  }

  /// Removes a file of an earlier build.
  ///
  /// Whatever else now stands at its path, or behind a symbolic link on the way, is not the file
  /// that was written, and stays.
  mutating func remove(_ file: String) throws(FileError) {
    let isOurs = PathText.folders(above: file).allSatisfy { kind(of: $0) == .folder }
    guard isOurs, kind(of: file) == .file else { return }
    let backup = folder.backup + "/" + file
    try POSIX.createParent(of: backup)
    try POSIX.rename(folder.path + "/" + file, to: backup)
    steps.append(.removed(file))
  }

  /// Removes the folders that removed files left empty.
  func close(removedFolders files: some Sequence<String>) {
    for file in files {
      for name in PathText.folders(above: file) {
        guard kind(of: name) == .folder, POSIX.removeEmptyFolder(folder.path + "/" + name) else {
          break
        }
      }
    }
  }

  /// Takes all steps back, the last one first.
  ///
  /// - Returns: whether the output folder is as it was.
  mutating func undo() -> Bool {
    var isUndone = true
    while let step = steps.popLast() {
      do throws(FileError) {
        switch step {
        case .added(let name):
          try POSIX.createParent(of: folder.staging + "/" + name)
          try POSIX.rename(folder.path + "/" + name, to: folder.staging + "/" + name)
        case .replaced(let name), .removed(let name):
          try POSIX.createParent(of: folder.path + "/" + name)
          try POSIX.rename(folder.backup + "/" + name, to: folder.path + "/" + name)
        case .exchanged(let name):
          try POSIX.exchange(folder.staging + "/" + name, with: folder.path + "/" + name)
        }
      } catch {
        isUndone = false
      }
    }
    return isUndone
  }

  private func kind(of file: String) -> POSIX.Status.Kind? {
    try? POSIX.status(folder.path + "/" + file, followsLinks: false).kind
  }
}
