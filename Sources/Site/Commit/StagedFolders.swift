/// The folders that staged files lie in, and what lies in each.
struct StagedFolders {
  /// The names in each folder, in byte order; the path of the output folder itself is empty.
  private var names: [ByteKey: [String]] = [:]

  init(_ files: [String]) {
    for file in files {
      var path = file
      var isKnown = false
      while !isKnown, !path.isEmpty {
        let folder = PathText.parent(path) ?? ""
        isKnown = names[ByteKey(folder)] != nil
        names[ByteKey(folder), default: []].append(PathText.name(path))
        path = folder
      }
    }
    for folder in names.keys { names[folder]?.sort(by: PathText.precedes) }
  }

  /// The names in a folder; nil for the path of a file.
  func children(of path: String) -> [String]? { names[ByteKey(path)] }

  /// Whether a folder lies in a folder.
  func hasFolder(in path: String) -> Bool {
    children(of: path)?.contains { children(of: Self.path($0, in: path)) != nil } ?? false
  }

  static func path(_ name: String, in folder: String) -> String {
    folder.isEmpty ? name : folder + "/" + name
  }
}
