import Diagnostics

/// The folder that a site is built into, and the places beside it that a build works in.
///
/// Files are first written to a staging folder on the same file system, all of them; then moved
/// into place. A file is moved whole or not at all, so no reader ever meets half of one.
struct OutputFolder: Sendable {
  /// Without symbolic links.
  let path: String
  /// How messages name it, as the user gave it.
  let name: String
  /// The site's `.fude` folder.
  let state: String
  let staging: String

  static let stateFolderName = ".fude"

  var manifestPath: String { Manifest.path(in: state, forOutput: path) }

  /// Opens the folder, creating it when it is missing.
  ///
  /// - Parameters:
  ///   - name: the output folder as the user gave it.
  ///   - path: the same as a path that can be opened.
  ///   - root: the site's root without symbolic links.
  /// - Returns: the folder, ready for staging.
  /// - Throws: when it cannot be created.
  static func open(
    named name: String, at path: String, root: String
  ) throws(FileError) -> OutputFolder {
    try POSIX.createFolder(path)
    let real = try POSIX.realPath(path)
    let state = root + "/" + stateFolderName
    try POSIX.createFolder(state)
    let staging = try stagingPath(for: real, state: state)
    return OutputFolder(path: real, name: name, state: state, staging: staging)
  }

  /// A place on the output's own file system, since a move across file systems is a copy, which
  /// can be interrupted: in `.fude`, else beside the output folder, else, when that is itself a
  /// mount point, inside it.
  private static func stagingPath(
    for output: String, state: String
  ) throws(FileError) -> String {
    let device = try POSIX.status(output).device
    if try POSIX.status(state).device == device { return state + "/staging" }
    let slash = output.lastIndex(of: "/") ?? output.startIndex
    let parent = slash == output.startIndex ? "/" : String(output[..<slash])
    if try POSIX.status(parent).device == device {
      return "\(output[..<slash])/.fude-staging-\(output[output.index(after: slash)...])"
    }
    return output + "/.fude-staging"
  }

  /// Removes what a build that was killed left behind.
  func clearStaging() throws(FileError) {
    try POSIX.removeTree(staging)
  }

  /// Whether the output has exactly these bytes at a path already.
  func holds(_ bytes: [UInt8], at file: String) -> Bool {
    guard let status = try? POSIX.status(path + "/" + file, followsLinks: false),
      status.kind == .file, status.size == bytes.count,
      let present = try? POSIX.read(path + "/" + file)
    else { return false }
    return present == bytes
  }

  /// Writes a file into the staging folder.
  func stage(_ bytes: [UInt8], at file: String) throws(FileError) {
    let target = staging + "/" + file
    do throws(FileError) {
      try POSIX.write(bytes, to: target)
    } catch {
      guard error.code == POSIX.notFound, let slash = target.lastIndex(of: "/") else { throw error }
      try POSIX.createFolder(String(target[..<slash]))
      try POSIX.write(bytes, to: target)
    }
  }
}
