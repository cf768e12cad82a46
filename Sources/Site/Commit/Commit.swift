import Diagnostics

/// Moves staged files into the output folder and removes what is no longer part of the site.
///
/// Everything that can fail is looked at before the first move. The manifest names old and new
/// files while files move, so that a build that is killed meanwhile leaves none behind that the
/// next one would not know.
struct Commit {
  let folder: OutputFolder
  /// What earlier builds wrote.
  let old: Manifest
  /// Every file of the site.
  let files: Set<String>
  /// Those that were staged because their bytes differ.
  let staged: [String]

  /// Files of earlier builds that the site no longer has, in byte order.
  private var stale: [String] {
    old.files.subtracting(files).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Why the commit cannot be done; empty when it can.
  func problems() -> [Diagnostic] {
    var foreign: [String] = []
    var diagnostics: [Diagnostic] = []
    var checkedFolders: Set<String> = []
    for file in staged {
      if let problem = obstacle(above: file, &checkedFolders) { diagnostics.append(problem) }
      guard let kind = kind(of: file) else { continue }
      let isOurs = kind == .folder ? holdsOnlyStaleFiles(file) : old.files.contains(file)
      if !isOurs { foreign.append(file) }
    }
    if let first = foreign.min() {
      let others = foreign.count > 1 ? " and \(foreign.count - 1) more" : ""
      diagnostics.append(
        .error(
          "\(folder.name)/\(first)\(others) would be overwritten, but no build wrote it",
          hint:
            "move it away or delete it; fude replaces only files that its manifest in .fude names"))
    }
    return diagnostics
  }

  /// Something on the way to a file that is neither a folder nor a stale file.
  private func obstacle(above file: String, _ checked: inout Set<String>) -> Diagnostic? {
    for name in Self.folders(above: file) {
      guard checked.insert(name).inserted else { return nil }
      guard let kind = kind(of: name), kind != .folder else { continue }
      if kind == .file, old.files.contains(name) { continue }
      let what = kind == .symbolicLink ? "a symbolic link" : "a file"
      return .error(
        "\(folder.name)/\(name) is \(what) where the site needs a folder",
        hint: "move it away or delete it")
    }
    return nil
  }

  private func kind(of file: String) -> POSIX.Status.Kind? {
    try? POSIX.status(folder.path + "/" + file, followsLinks: false).kind
  }

  private func holdsOnlyStaleFiles(_ name: String) -> Bool {
    guard let children = try? POSIX.names(in: folder.path + "/" + name) else { return false }
    return children.allSatisfy { child in
      guard let child else { return false }
      let path = name + "/" + child
      return kind(of: path) == .folder ? holdsOnlyStaleFiles(path) : old.files.contains(path)
    }
  }

  /// Puts the staged files into place.
  ///
  /// - Returns: the number of files removed.
  func run() throws(FileError) -> Int {
    let stale = stale
    if staged.isEmpty, stale.isEmpty, old.files == files { return 0 }
    try Manifest(files: old.files.union(files)).write(to: folder.manifestPath)
    // A stale file in the place of a folder must go first; all others stay until their
    // successors are there.
    let folders = stale.isEmpty ? [] : Set(files.lazy.flatMap { Self.folders(above: $0) })
    let isInTheWay = { (file: String) in
      folders.contains(file) || Self.folders(above: file).contains { files.contains($0) }
    }
    for file in stale where isInTheWay(file) { try remove(file) }
    if !staged.isEmpty { try move("") }
    for file in stale where !isInTheWay(file) { try remove(file) }
    try Manifest(files: files).write(to: folder.manifestPath)
    return stale.count
  }

  /// The folders that a path lies in, innermost first, without the output folder itself.
  private static func folders(above file: String) -> [String] {
    var folders: [String] = []
    var rest = file[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      folders.append(String(rest))
    }
    return folders
  }

  /// Moves a staged folder: in one step when the output has none at that path, else each of its
  /// entries.
  private func move(_ name: String) throws(FileError) {
    let source = name.isEmpty ? folder.staging : folder.staging + "/" + name
    let target = name.isEmpty ? folder.path : folder.path + "/" + name
    let isFolder = try POSIX.status(source, followsLinks: false).kind == .folder
    let present = try? POSIX.status(target, followsLinks: false)
    guard isFolder, present?.kind == .folder else { return try POSIX.rename(source, to: target) }
    for child in try POSIX.names(in: source) {
      guard let child else { continue }
      try move(name.isEmpty ? child : name + "/" + child)
    }
  }

  /// Removes a file and the folders that it leaves empty.
  ///
  /// One that now lies behind a symbolic link is not the file that was written, and stays.
  private func remove(_ file: String) throws(FileError) {
    let folders = Self.folders(above: file)
    guard folders.allSatisfy({ kind(of: $0) == .folder }) else { return }
    try POSIX.removeFile(folder.path + "/" + file)
    for name in folders where !POSIX.removeEmptyFolder(folder.path + "/" + name) { return }
  }
}
