import MediaTypes

/// The order in which files go out: what a file names is there before the file.
///
/// Deletions go the other way round, after all uploads.
enum UploadWave: Int, Sendable, CaseIterable {
  /// Images, fonts, downloads: what names nothing.
  case media
  /// Style sheets and scripts, which name images and fonts.
  case code
  /// Pages that were not there before, which lists name.
  case newPages
  /// Pages that have other bytes.
  case changedPages
  /// Feeds, sitemaps, robots.txt: what tells others of pages.
  case feeds

  init(path: String, isNew: Bool) {
    let type = ContentType(path: path).value.prefix { $0 != ";" }
    switch type {
    case "text/html", "application/xhtml+xml": self = isNew ? .newPages : .changedPages
    case "application/xml", "application/rss+xml", "application/atom+xml": self = .feeds
    case "text/css", "text/javascript", "application/manifest+json": self = .code
    default:
      let names = ["feed.json", "robots.txt"]
      self =
        names.contains { path == $0 || path.utf8.reversed().starts(with: "/\($0)".utf8.reversed()) }
        ? .feeds : .media
    }
  }

  /// What progress calls its files.
  var name: String {
    switch self {
    case .media: "images and other files"
    case .code: "styles and scripts"
    case .newPages: "new pages"
    case .changedPages: "changed pages"
    case .feeds: "feeds and sitemaps"
    }
  }
}
