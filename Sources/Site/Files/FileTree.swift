import Diagnostics

/// A file of the site as the walk met it.
struct ScannedFile: Sendable {
  /// Relative to the site's root.
  let path: String
  /// Behind a symbolic link, that of the link's target.
  let stamp: FileStamp
}

/// The files below one folder of the site, found in one walk.
struct FileTree: Sendable {
  /// In byte order of the paths.
  private(set) var files: [ScannedFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let root: String
  private let output: String

  /// Walks a folder of the site; one that is not there holds no files.
  ///
  /// Symbolic links are followed inside the site. A link that leaves it, leads nowhere or back
  /// to a folder above itself is an error, as is what is neither file nor folder: reading a pipe
  /// would wait for ever. Hidden names are left out but for those that web servers read.
  ///
  /// - Parameters:
  ///   - root: the site's root without symbolic links.
  ///   - folder: the folder's path in the site.
  ///   - output: the output folder without symbolic links, which no link may lead to.
  init(root: String, folder: String, output: String) {
    self.root = root
    self.output = output
    guard let status = try? POSIX.status(root + "/" + folder, followsLinks: false) else { return }
    visit(folder, status, above: [])
    files.sort { PathText.precedes($0.path, $1.path) }
  }

  private static let servedHiddenNames: Set<String> = [".well-known", ".nojekyll", ".htaccess"]

  /// Whether a name is that of a hidden file or of an editor's copy.
  static func isLeftOut(_ name: String) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: "."): !servedHiddenNames.contains(name)
    case UInt8(ascii: "#"): name.utf8.last == UInt8(ascii: "#")
    case UInt8(ascii: "T"): name == "Thumbs.db"
    default: name.utf8.last == UInt8(ascii: "~")
    }
  }

  private mutating func visit(_ path: String, _ status: POSIX.Status, above: [POSIX.Status]) {
    do throws(FileError) {
      var status = status
      if status.kind == .symbolicLink {
        guard let target = followed(path) else { return }
        status = target
      }
      switch status.kind {
      case .file: files.append(ScannedFile(path: path, stamp: status.stamp))
      case .folder: try visitFolder(path, status, above: above)
      case .symbolicLink, .other:
        report("\(path) is neither a file nor a folder", at: path)
      }
    } catch {
      report("cannot read this path: \(error.reason)", at: path)
    }
  }

  private mutating func visitFolder(
    _ path: String, _ status: POSIX.Status, above: [POSIX.Status]
  ) throws(FileError) {
    if above.contains(where: { $0.isSame(as: status) }) {
      report(
        "this symbolic link leads back to a folder above itself", at: path, hint: "remove the link")
      return
    }
    if ContentCatalog.MarkdownFile.isMarkdown(path) {
      report(
        "this is a folder, but its name is a Markdown file's", at: path, hint: "rename the folder")
      return
    }
    // Deeper than any path that the system would open by name.
    guard above.count < 256 else { return report("folders are nested too deeply", at: path) }
    let above = above + [status]
    for (name, status) in try POSIX.entries(in: root + "/" + path) {
      guard let name else {
        report("a file name in this folder is not valid UTF-8", at: path, hint: "rename the file")
        continue
      }
      if Self.isLeftOut(name) { continue }
      guard name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
        report(
          "a file name in this folder holds a control character or a backslash", at: path,
          hint: "rename the file")
        continue
      }
      visit(path + "/" + name, status, above: above)
    }
  }

  /// The status of a link's target, or nil after reporting why it is not followed.
  private mutating func followed(_ path: String) -> POSIX.Status? {
    do throws(FileError) {
      let target = try POSIX.realPath(root + "/" + path)
      if let problem = SiteBounds(root: root).problem(withTarget: target) {
        report(problem, at: path, hint: "copy what it leads to into the site")
        return nil
      }
      if PathText.isAtOrBelow(target, output) || PathText.isAtOrBelow(output, target) {
        report("this symbolic link leads to the output folder", at: path, hint: "remove the link")
        return nil
      }
      return try POSIX.status(target)
    } catch {
      report(
        "this symbolic link leads nowhere: \(error.reason)", at: path,
        hint: "remove the link or mend its target")
      return nil
    }
  }

  private mutating func report(_ message: String, at path: String, hint: String? = nil) {
    diagnostics.append(.error(message, at: SourceLocation(path: path), hint: hint))
  }
}
