/// A folder in which staged files lie.
struct StagedFolder {
  /// Relative to the output folder, with a slash behind; empty for the output folder itself.
  private let prefix: String
  /// The staged files at or below it, in byte order.
  private let files: PathSet.SubSequence

  /// What lies in a staged folder.
  struct Entry {
    let name: String
    /// Relative to the output folder.
    let path: String
    /// Nil for a file.
    let folder: StagedFolder?
  }

  /// The output folder itself.
  init(_ files: PathSet) {
    self.init(prefix: "", files: files[...])
  }

  private init(prefix: String, files: PathSet.SubSequence) {
    self.prefix = prefix
    self.files = files
  }

  /// Whether a folder lies in it.
  var hasFolder: Bool {
    files.contains { $0.utf8.dropFirst(prefix.utf8.count).contains(UInt8(ascii: "/")) }
  }

  /// What lies in it, in the byte order of the names.
  var entries: [Entry] {
    var entries: [Entry] = []
    var start = files.startIndex
    while start < files.endIndex {
      let rest = files[start].utf8.dropFirst(prefix.utf8.count)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        entries.append(Entry(name: String(Substring(rest)), path: files[start], folder: nil))
        start += 1
        continue
      }
      let path = String(files[start][..<slash])
      let below = path + "/"
      var end = start + 1
      while end < files.endIndex, files[end].utf8.starts(with: below.utf8) { end += 1 }
      entries.append(
        Entry(
          name: String(Substring(rest[..<slash])), path: path,
          folder: StagedFolder(prefix: below, files: files[start..<end])))
      start = end
    }
    // A slash comes after some of the characters that names have, so the paths are in another order.
    return entries.sorted { PathText.precedes($0.name, $1.name) }
  }
}
