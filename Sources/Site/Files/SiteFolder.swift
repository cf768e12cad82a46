/// What a site's folder holds, for those who watch it.
public enum SiteFolder {
  /// The files and folders at its top that a build reads.
  public static let entries = [
    SiteConfiguration.fileName, ContentCatalog.folder, Theme.folder, SiteData.folder,
  ]

  /// Whether a file or folder of this name is left out of the site: hidden ones, editors' copies.
  public static func isLeftOut(_ name: String) -> Bool { FileTree.isLeftOut(name) }

  /// Whether a folder is a site's: it has a site.yml.
  public static func isSite(_ folder: String) -> Bool {
    (try? POSIX.status(folder + "/" + SiteConfiguration.fileName)) != nil
  }
}
