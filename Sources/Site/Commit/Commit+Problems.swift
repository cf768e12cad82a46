import Diagnostics

extension Commit {
  /// Why the commit cannot be done; empty when it can.
  ///
  /// - Parameter jobs: how many files are looked at at once.
  /// - Returns: one error for each thing that is in the way, in the order of the files.
  func problems(jobs: Int) async -> [Diagnostic] {
    // In a folder that holds nothing, nothing is in the way.
    if folder.isEmpty { return staged.isEmpty ? [] : await closed(folders: [""], jobs: jobs) }
    let looks = await Parallel.map(
      staged.count, jobs: jobs, makeState: { PresentPaths(in: folder.path) }
    ) { present, place in look(at: staged[place], &present) }
    var diagnostics: [Diagnostic] = []
    // Several workers may have met the same.
    for case let obstacle? in looks.lazy.map(\.obstacle) where !diagnostics.contains(obstacle) {
      diagnostics.append(obstacle)
    }
    let foreign = zip(staged, looks).filter { $1.isForeign }.map(\.0)
    if let first = foreign.first {
      let others = foreign.count > 1 ? " and \(foreign.count - 1) more" : ""
      diagnostics.append(
        .error(
          "\(folder.name)/\(first)\(others) would be overwritten, but no build wrote it",
          hint:
            "move it away or delete it; fude replaces only files that its manifest in .fude names"
        ))
    }
    return diagnostics + (await closedFolders(looks, jobs: jobs))
  }

  /// What stands at the path of a staged file and above it.
  private struct Look: Sendable {
    var obstacle: Diagnostic?
    /// Whether something stands there that no build wrote.
    var isForeign = false
    /// The folder that it goes into, or the nearest above that one which is there.
    var parent = ""
  }

  private func look(at file: String, _ present: inout PresentPaths) -> Look {
    var look = Look(obstacle: obstacle(above: file, &present))
    look.parent = present.nearestFolder(to: PathText.parent(file) ?? "")
    guard let kind = present.kind(of: file) else { return look }
    look.isForeign = !(kind == .folder ? holdsOnlyStaleFiles(file) : old.files.contains(file))
    return look
  }

  /// Something on the way to a file that is neither a folder nor a stale file.
  private func obstacle(above file: String, _ present: inout PresentPaths) -> Diagnostic? {
    var rest = file
    while let name = PathText.parent(rest) {
      guard present.isFirstLook(at: name) else { return nil }
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
  private func closedFolders(_ looks: [Look], jobs: Int) async -> [Diagnostic] {
    var present = PresentPaths(in: folder.path)
    var parents = Set(looks.map(\.parent))
    if !hasSameFiles {
      for file in old.files.subtracting(files) {
        parents.insert(present.nearestFolder(to: PathText.parent(file) ?? ""))
      }
    }
    return await closed(folders: parents, jobs: jobs)
  }

  private func closed(folders parents: Set<String>, jobs: Int) async -> [Diagnostic] {
    let mount = try? POSIX.mount(of: folder.path)
    let names = parents.sorted()
    return await Parallel.map(names.count, jobs: jobs) { place in
      let name = names[place]
      let path = name.isEmpty ? folder.path : folder.path + "/" + name
      let shown = name.isEmpty ? folder.name : folder.name + "/" + name
      if !POSIX.canChange(path) { return .error("cannot write to \(shown): permission denied") }
      guard (try? POSIX.mount(of: path)) != mount else { return nil }
      return .error(
        "\(shown) is mounted from elsewhere", hint: "mount the whole output folder instead")
    }.compactMap { (problem: Diagnostic?) in problem }
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
  private var looked: Set<String> = []

  init(in root: String) {
    self.root = root
  }

  /// Whether nobody has asked this of the path.
  mutating func isFirstLook(at path: String) -> Bool { looked.insert(path).inserted }

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
