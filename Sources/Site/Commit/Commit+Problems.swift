import Diagnostics

extension Commit {
  /// Why the commit cannot be done; empty when it can.
  func problems() -> [Diagnostic] {
    var present = PresentPaths(in: folder.path)
    // In a folder that holds nothing, nothing is in the way.
    if folder.isEmpty { return staged.isEmpty ? [] : closed(folders: [""]) }
    var foreign: [String] = []
    var diagnostics: [Diagnostic] = []
    var checked: Set<String> = []
    for file in staged {
      if let problem = obstacle(above: file, &present, &checked) { diagnostics.append(problem) }
      guard let kind = present.kind(of: file) else { continue }
      let isOurs = kind == .folder ? holdsOnlyStaleFiles(file) : old.files.contains(file)
      if !isOurs { foreign.append(file) }
    }
    if let first = foreign.min() {
      let others = foreign.count > 1 ? " and \(foreign.count - 1) more" : ""
      diagnostics.append(
        .error(
          "\(folder.name)/\(first)\(others) would be overwritten, but no build wrote it",
          hint:
            "move it away or delete it; fude replaces only files that its manifest in .fude names"
        ))
    }
    return diagnostics + closedFolders(&present)
  }

  /// Something on the way to a file that is neither a folder nor a stale file.
  private func obstacle(
    above file: String, _ present: inout PresentPaths, _ checked: inout Set<String>
  ) -> Diagnostic? {
    var rest = file
    while let name = PathText.parent(rest) {
      guard checked.insert(name).inserted else { return nil }
      rest = name
      guard let kind = present.kind(of: name), kind != .folder else { continue }
      if kind == .file, old.files.contains(name) { continue }
      let what = kind == .symbolicLink ? "a symbolic link" : "a file"
      return .error(
        "\(folder.name)/\(name) is \(what) where the site needs a folder",
        hint: "move it away or delete it")
    }
    return nil
  }

  /// Folders that get or lose a file but may not be changed, or lie on another mount.
  private func closedFolders(_ present: inout PresentPaths) -> [Diagnostic] {
    var parents: Set<String> = []
    let gone = hasSameFiles ? [] : old.files.subtracting(files)
    for file in staged + gone {
      parents.insert(present.nearestFolder(to: PathText.parent(file) ?? ""))
    }
    return closed(folders: parents)
  }

  private func closed(folders parents: Set<String>) -> [Diagnostic] {
    let mount = try? POSIX.mount(of: folder.path)
    return parents.sorted().compactMap { name in
      let path = name.isEmpty ? folder.path : folder.path + "/" + name
      let shown = name.isEmpty ? folder.name : folder.name + "/" + name
      if !POSIX.canChange(path) { return .error("cannot write to \(shown): permission denied") }
      guard (try? POSIX.mount(of: path)) != mount else { return nil }
      return .error(
        "\(shown) is mounted from elsewhere", hint: "mount the whole output folder instead")
    }
  }

  private func holdsOnlyStaleFiles(_ name: String) -> Bool {
    guard let children = try? POSIX.names(in: folder.path + "/" + name), !children.isEmpty else {
      return false
    }
    return children.allSatisfy { child in
      guard let child else { return false }
      let path = name + "/" + child
      let kind = try? POSIX.status(folder.path + "/" + path, followsLinks: false).kind
      return kind == .folder ? holdsOnlyStaleFiles(path) : old.files.contains(path)
    }
  }
}

/// What stands in an output folder, asked of the system once for each folder.
///
/// Below what is no folder nothing is, so that a site that is built for the first time costs no
/// call for each of its files.
private struct PresentPaths {
  private let root: String
  private var folders: [String: POSIX.Status.Kind?] = [:]

  init(in root: String) {
    self.root = root
  }

  /// What stands at a path, nil for nothing.
  mutating func kind(of path: String) -> POSIX.Status.Kind? {
    if let known = folders[path] { return known }
    let parent = PathText.parent(path) ?? ""
    guard parent.isEmpty || folderKind(of: parent) == .folder else { return nil }
    return ask(path)
  }

  private mutating func folderKind(of path: String) -> POSIX.Status.Kind? {
    if let known = folders[path] { return known }
    let kind = kind(of: path)
    folders[path] = .some(kind)
    return kind
  }

  /// The folder of that name, or the nearest above it that is there; empty for the root.
  mutating func nearestFolder(to name: String) -> String {
    if name.isEmpty || folderKind(of: name) == .folder { return name }
    return nearestFolder(to: PathText.parent(name) ?? "")
  }

  private func ask(_ path: String) -> POSIX.Status.Kind? {
    try? POSIX.status(root + "/" + path, followsLinks: false).kind
  }
}
