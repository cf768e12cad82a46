import Diagnostics

/// All files that a site is made from.
struct SiteScan: Sendable {
  let catalog: ContentCatalog
  /// Files below templates/ and data/, by path in the site.
  let templates: [String]
  let data: [String]
  let diagnostics: [Diagnostic]

  /// Walks the folders of a site.
  ///
  /// - Parameters:
  ///   - root: the site's root without symbolic links.
  ///   - output: the output folder without symbolic links.
  ///   - includesDrafts: whether drafts and their files are part of the site.
  init(root: String, output: String, includesDrafts: Bool) {
    let content = FileTree(root: root, folder: ContentCatalog.folder, output: output)
    let templates = FileTree(root: root, folder: Theme.folder, output: output)
    let data = FileTree(root: root, folder: SiteData.folder, output: output)
    catalog = ContentCatalog(content.files, includesDrafts: includesDrafts)
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
