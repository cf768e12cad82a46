import Paths

/// What is watched: some entries of a folder, and all that is below them.
public struct WatchedTree: Sendable {
  /// The folder.
  public let root: String
  /// Names of files and folders in it, which may come and go.
  public let entries: [String]
  /// Whether a name is of no interest, at any depth: hidden files, editors' copies.
  public let ignores: @Sendable (String) -> Bool

  /// Makes a tree.
  public init(
    root: String, entries: [String], ignores: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.root = root
    self.entries = entries
    self.ignores = ignores
  }

  /// The deepest nesting that is followed.
  static let deepest = 64

  /// Every file and folder at and below a path that is there.
  ///
  /// Links are followed, but none into a folder that it lies in.
  func visit(_ path: String, _ body: (String, System.Status) -> Void) {
    visit(path, above: [], body)
  }

  private func visit(
    _ path: String, above: [System.Status], _ body: (String, System.Status) -> Void
  ) {
    guard let status = System.status(root + "/" + path), above.count < Self.deepest,
      !above.contains(where: { $0.inode == status.inode && $0.device == status.device })
    else { return }
    body(path, status)
    guard status.kind == .folder else { return }
    for name in FolderNames.read(root + "/" + path) where !ignores(name) {
      visit(path + "/" + name, above: above + [status], body)
    }
  }

  /// The status of every file, by path.
  func snapshot() -> [String: System.Status] {
    var files: [String: System.Status] = [:]
    for entry in entries {
      visit(entry) { path, status in if status.kind != .folder { files[path] = status } }
    }
    return files
  }
}
