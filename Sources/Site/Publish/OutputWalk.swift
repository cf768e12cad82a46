import Diagnostics

/// The files that lie in an output folder, whoever wrote them.
///
/// Hidden ones are left out but for those that web servers read, as are editors' copies and
/// symbolic links: what a program put into the site after the build is of it, what an
/// editor left there is not.
struct OutputWalk {
  /// Relative to the folder, in byte order.
  private(set) var files: [String] = []

  init(_ folder: String) throws(FileError) {
    try visit(folder, "", depth: 0)
    files.sort(by: PathText.precedes)
  }

  private mutating func visit(
    _ folder: String, _ path: String, depth: Int
  ) throws(FileError) {
    guard depth < 256 else { return }
    for (name, status) in try POSIX.entries(in: path.isEmpty ? folder : folder + "/" + path) {
      guard let name, PathText.isPlain(name), !FileTree.isLeftOut(name) else { continue }
      let inner = path.isEmpty ? name : path + "/" + name
      switch status.kind {
      case .file: files.append(inner)
      case .folder: try visit(folder, inner, depth: depth + 1)
      case .symbolicLink, .other: continue
      }
    }
  }
}
