import Diagnostics

extension Commit {
  /// Why the commit cannot be done; empty when it can.
  func problems() -> [Diagnostic] {
    var foreign: [String] = []
    var diagnostics: [Diagnostic] = []
    var checked: Set<String> = []
    for file in staged {
      if let problem = obstacle(above: file, &checked) { diagnostics.append(problem) }
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
            "move it away or delete it; fude replaces only files that its manifest in .fude names"
        ))
    }
    return diagnostics + closedFolders()
  }

  /// Something on the way to a file that is neither a folder nor a stale file.
  private func obstacle(above file: String, _ checked: inout Set<String>) -> Diagnostic? {
    for name in PathText.folders(above: file) {
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

  /// Folders that get or lose a file but may not be changed, or lie on another mount.
  private func closedFolders() -> [Diagnostic] {
    let changed = staged + old.files.subtracting(files)
    let parents = Set(changed.map { PathText.parent($0) ?? "" })
    let mount = try? POSIX.mount(of: folder.path)
    return Set(parents.map { nearestFolder(to: $0) }).sorted().compactMap { name in
      let path = name.isEmpty ? folder.path : folder.path + "/" + name
      let shown = name.isEmpty ? folder.name : folder.name + "/" + name
      if !POSIX.canChange(path) { return .error("cannot write to \(shown): permission denied") }
      guard (try? POSIX.mount(of: path)) != mount else { return nil }
      return .error(
        "\(shown) is mounted from elsewhere", hint: "mount the whole output folder instead")
    }
  }

  /// The folder of that name, or the nearest above it that is there; empty for the output itself.
  private func nearestFolder(to name: String) -> String {
    if name.isEmpty || kind(of: name) == .folder { return name }
    return nearestFolder(to: PathText.parent(name) ?? "")
  }

  private func kind(of file: String) -> POSIX.Status.Kind? {
    try? POSIX.status(folder.path + "/" + file, followsLinks: false).kind
  }

  private func holdsOnlyStaleFiles(_ name: String) -> Bool {
    guard let children = try? POSIX.names(in: folder.path + "/" + name), !children.isEmpty else {
      return false
    }
    return children.allSatisfy { child in
      guard let child else { return false }
      let path = name + "/" + child
      return kind(of: path) == .folder ? holdsOnlyStaleFiles(path) : old.files.contains(path)
    }
  }
}
