import Diagnostics
import YAML

extension CheckRule {
  /// A post that is not shown since its date is to come, or since its front matter says `draft: true`.
  ///
  /// What lies in content/drafts/ is hidden by its place, and nobody wonders.
  static let hiddenPost = CheckRule(
    "hidden-post",
    look: .site { site in
      site.heldBack.compactMap { post in
        if post.until == nil, post.source.hasPrefix(ContentCatalog.drafts + "/") { return nil }
        let place = location(of: post.until == nil ? "draft" : "date", post.source, site)
        guard let until = post.until else {
          return CheckFinding(
            "this post is hidden: it is a draft", at: place,
            hint: "take out 'draft: true' to show it; '--drafts' shows it now")
        }
        return CheckFinding(
          "this post is hidden until \(until): its date is to come", at: place,
          hint: "a build after that shows it; '--future' shows it now")
      }
    })

  /// The place of a value in a file's front matter, else the file.
  private static func location(
    of key: String, _ source: String, _ site: CheckedSite
  ) -> SourceLocation {
    guard let bytes = try? POSIX.read(site.reader.loader.root + "/" + source) else {
      return SourceLocation(path: source)
    }
    let file = SourceFile(path: source, bytes: bytes)
    let mapping = FrontMatter.locate(in: file).0.mapping(in: file).mapping
    return mapping[key]?.location(in: file) ?? file.location
  }
}
