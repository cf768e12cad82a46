import Diagnostics

/// All files that a site is made from.
struct SiteScan: Sendable {
  let catalog: ContentCatalog
  /// The files of `catalog.markdown` and `catalog.assets`, in their order.
  private(set) var markdown: [ScannedFile]
  private(set) var assets: [ScannedFile]
  /// Files below templates/ and data/.
  private(set) var templates: [ScannedFile]
  private(set) var data: [ScannedFile]
  let diagnostics: [Diagnostic]
  /// When the walk began, in nanoseconds since 1970.
  private(set) var moment: Int64
  /// What differs from the last build, where that was told; nil after a walk.
  private(set) var told: Differences?

  /// Files that have changed where none came or went.
  struct Differences: Sendable {
    /// Places among `markdown`.
    var markdown: [Int] = []
    /// Whether any file below templates/ is another.
    var templates = false
    /// Whether any other file is.
    var others = false
  }

  /// All files that are no Markdown, in the order in which a state keeps them.
  var otherFiles: [ScannedFile] { templates + data + assets }

  /// What a state keeps of files.
  func records(of files: [ScannedFile]) -> [InputRecord] {
    files.map {
      InputRecord(path: $0.path, stamp: $0.stamp, isSettled: $0.stamp.isSettled(at: moment))
    }
  }

  /// Of all that documents can link to: equal prints mean equal files.
  var catalogPrint: Fingerprint {
    var print = Fingerprint()
    for asset in assets {
      print.add(asset.path)
      print.add(asset.stamp.size)
      print.add(Int(asset.stamp.modified))
      print.add(Int(asset.stamp.changed))
      print.add(asset.stamp.inode)
      // What cannot be trusted is equal to nothing, not even to itself.
      if !asset.stamp.isSettled(at: moment) { print.add(Int(moment)) }
    }
    for bundle in catalog.bundleFolders { print.add(bundle) }
    return print
  }

  /// Walks the folders of a site.
  ///
  /// - Parameters:
  ///   - root: the site's root without symbolic links.
  ///   - output: the output folder without symbolic links.
  ///   - includesDrafts: whether drafts and their files are part of the site.
  init(root: String, output: String, includesDrafts: Bool) {
    moment = POSIX.preciseNow
    let content = FileTree(root: root, folder: ContentCatalog.folder, output: output)
    let templates = FileTree(root: root, folder: Theme.folder, output: output)
    let data = FileTree(root: root, folder: SiteData.folder, output: output)
    let shown = content.files.filter {
      includesDrafts || !PathText.isAtOrBelow($0.path, ContentCatalog.drafts)
    }
    markdown = shown.filter { ContentCatalog.MarkdownFile.isMarkdown($0.path) }
    assets = shown.filter { !ContentCatalog.MarkdownFile.isMarkdown($0.path) }
    let hidden = content.files.lazy.map(\.path).filter {
      !includesDrafts && PathText.isAtOrBelow($0, ContentCatalog.drafts)
        && ContentCatalog.MarkdownFile.isMarkdown($0)
    }
    catalog = ContentCatalog(
      markdown: markdown.map(\.path), assets: assets.map(\.path), hiddenDrafts: Array(hidden))
    self.templates = templates.files
    self.data = data.files
    var diagnostics = content.diagnostics + templates.diagnostics + data.diagnostics
    let isThere = (try? POSIX.status(root + "/" + ContentCatalog.folder).kind) == .folder
    if !isThere {
      diagnostics.append(
        .error(
          "no folder 'content' in \(root)",
          hint: "put posts into content/posts, or make a new site with 'fude init'"))
    }
    self.diagnostics = diagnostics
  }
}

extension SiteScan {
  /// What a walk would find now, told without one.
  ///
  /// - Parameters:
  ///   - paths: all that has changed since this walk.
  ///   - root: the site's root.
  /// - Returns: nil where files came or went, or the walk met something that is wrong: then only
  ///   another walk can tell.
  func refreshed(_ paths: [String], inSite root: String) -> SiteScan? {
    guard diagnostics.isEmpty else { return nil }
    var scan = self
    scan.moment = POSIX.preciseNow
    var told = Differences()
    for path in paths {
      // Known by its name alone.
      if catalog.hiddenDrafts.contains(where: { ByteKey.isSame($0, path) }),
        (try? POSIX.status(root + "/" + path)) != nil
      {
        continue
      }
      guard let status = try? POSIX.status(root + "/" + path), status.kind == .file else {
        return nil
      }
      // site.yml is read by every build.
      if path == SiteConfiguration.fileName { continue }
      let file = ScannedFile(path: path, stamp: status.stamp)
      if let place = Self.replace(file, in: &scan.markdown) {
        told.markdown.append(place)
      } else if Self.replace(file, in: &scan.templates) != nil {
        told.templates = true
      } else if Self.replace(file, in: &scan.assets) != nil
        || Self.replace(file, in: &scan.data) != nil
      {
        told.others = true
      } else {
        return nil
      }
    }
    told.markdown = Set(told.markdown).sorted()
    scan.told = told
    return scan
  }

  /// Replaces the file of the same path, and gives its place; the files are in order.
  private static func replace(_ file: ScannedFile, in files: inout [ScannedFile]) -> Int? {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if PathText.precedes(files[middle].path, file.path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < files.count, ByteKey.isSame(files[low].path, file.path) else { return nil }
    // The path stays the one that the catalog holds as well.
    files[low] = ScannedFile(path: files[low].path, stamp: file.stamp)
    return low
  }
}
