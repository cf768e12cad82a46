import CJKText

/// The files below a folder, found as a static host finds them.
struct StaticFiles: Sendable {
  /// The folder; it may not be there yet.
  let root: String

  /// What a path leads to.
  enum Lookup {
    /// A file, and its path below the root.
    case file(OpenFile, path: String)
    /// A folder with an index page, asked for without its slash.
    case folder
    case missing
    /// There is something, but the system has no means left to open it.
    case unavailable
  }

  /// Looks a path up.
  ///
  /// Names that are not there are looked for in their composed (NFC) and decomposed (NFD) forms.
  /// Hidden names are not served, but for `.well-known`. What is opened must lie in the root after
  /// all symbolic links are followed: the opened file is asked, so nobody can change it between.
  func look(up path: RequestPath) -> Lookup {
    if path.segments.contains(where: { $0.utf8.first == 0x2E && $0 != ".well-known" }) {
      return .missing
    }
    return open(path.segments, isFolder: path.isFolder)
  }

  private func open(_ segments: [String], isFolder: Bool) -> Lookup {
    let wanted = isFolder ? segments + ["index.html"] : segments
    let file: OpenFile
    var relative = wanted.joined(separator: "/")
    do throws(OpenFile.Failure) {
      do throws(OpenFile.Failure) {
        file = try OpenFile(root + "/" + relative)
      } catch  where !System.isShortage(error.code) {
        guard let found = present(wanted) else { return .missing }
        relative = found
        file = try OpenFile(root + "/" + relative)
      }
    } catch {
      return System.isShortage(error.code) ? .unavailable : .missing
    }
    guard isInside(file) else { return .missing }
    switch file.status.kind {
    case .file: return .file(file, path: relative)
    case .folder where !isFolder: return hasIndex(relative) ? .folder : .missing
    default: return .missing
    }
  }

  private func hasIndex(_ folder: String) -> Bool {
    System.status(root + "/" + folder + "/index.html")?.kind == .file
  }

  /// The path under which the names are there in any Unicode form; nil when they are in none, or
  /// are ASCII.
  private func present(_ segments: [String]) -> String? {
    if segments.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) { return nil }
    var path = ""
    for segment in segments {
      let forms = [segment, Normalization.nfc(segment), Normalization.nfd(segment)]
      guard let form = forms.first(where: { System.status(root + "/" + path + $0) != nil }) else {
        return nil
      }
      path += form + "/"
    }
    return String(path.dropLast())
  }

  private func isInside(_ file: OpenFile) -> Bool {
    guard let real = file.realPath, let root = System.realPath(root) else { return false }
    return real.utf8.elementsEqual(root.utf8) || root == "/"
      || (real.utf8.starts(with: root.utf8) && real.utf8.dropFirst(root.utf8.count).first == 0x2F)
  }
}
