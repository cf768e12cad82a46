import Diagnostics

/// Where a build writes, checked against where it reads.
struct OutputPlace: Sendable {
  /// The site's root without symbolic links.
  let root: String
  /// The output folder without symbolic links, also when it does not exist yet.
  let real: String
  private let name: String
  private let path: String
  private let part: SitePart?

  /// The folders that a site is read from, none of which may hold the output or lie in it.
  private static let inputs = [
    ContentCatalog.folder, Theme.folder, SiteData.folder, OutputFolder.stateFolderName, ".git",
  ]

  init(_ options: BuildOptions, root: String) throws(BuildFailure) {
    self.root = root
    part = options.part
    let own = options.part.map { "public-" + $0.name } ?? "public"
    name = options.output ?? own
    path = options.output ?? root + "/" + own
    real = Self.realPath(path)
    if PathText.isAtOrBelow(root, real) {
      throw Self.refusal("the output folder '\(name)' is the site's own folder or lies above it")
    }
    for input in Self.inputs {
      let folder = (try? POSIX.realPath(root + "/" + input)) ?? root + "/" + input
      if PathText.isAtOrBelow(real, folder) || PathText.isAtOrBelow(folder, real) {
        throw Self.refusal("the output folder '\(name)' overlaps with the site's \(input)/")
      }
    }
    if let status = try? POSIX.status(real), status.kind != .folder {
      throw Self.refusal("the output '\(name)' is not a folder")
    }
  }

  func open() throws(FileError) -> OutputFolder {
    try OutputFolder.open(named: name, at: path, root: root, part: part)
  }

  private static func refusal(_ message: String) -> BuildFailure {
    BuildFailure(diagnostics: [.error(message, hint: "choose another folder with --output")])
  }

  /// The path without symbolic links, also when its last parts do not exist yet.
  private static func realPath(_ path: String) -> String {
    if let real = try? POSIX.realPath(path) { return real }
    var parts = PathText.parts(path)
    guard let last = parts.popLast() else { return path }
    let parent = (PathText.beginsWithSlash(path) ? "/" : "") + parts.joined(separator: "/")
    let real = realPath(parent.isEmpty ? "." : parent)
    if last == "." { return real }
    if last == ".." { return PathText.parent(real) ?? "/" }
    return real == "/" ? "/" + last : real + "/" + last
  }
}
