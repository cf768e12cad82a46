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
  /// - Parameter root: the site's root without symbolic links.
  init(root: String) {
    let content = FileTree(root: root, realRoot: root, folder: ContentCatalog.folder)
    let templates = FileTree(root: root, realRoot: root, folder: Theme.folder)
    let data = FileTree(root: root, realRoot: root, folder: SiteData.folder)
    catalog = ContentCatalog(content.files)
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
