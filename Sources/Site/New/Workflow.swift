public import Diagnostics

/// A file that lets a service build, check and publish a site at each push.
public enum Workflow: String, Sendable, CaseIterable {
  /// GitHub Actions and GitHub Pages.
  case github
  /// GitLab CI and GitLab Pages.
  case gitlab

  /// Where the service looks for it, in the site's folder.
  public var path: String {
    switch self {
    case .github: ".github/workflows/site.yml"
    case .gitlab: ".gitlab-ci.yml"
    }
  }

  /// Its text.
  public var text: String {
    switch self {
    case .github: Self.githubText
    case .gitlab: Self.gitlabText
    }
  }

  /// Writes it into a site's folder; a file that is there already stays.
  ///
  /// - Parameters:
  ///   - folder: the site's.
  ///   - replaces: whether a file that is there is replaced.
  /// - Returns: what went wrong; empty when it is there.
  public func write(inSite folder: String, replaces: Bool) -> [Diagnostic] {
    guard SiteFolder.isSite(folder) else {
      return [.error("no site.yml in \(folder)", hint: "make a site there with 'fude init'")]
    }
    let target = folder + "/" + path
    do throws(FileError) {
      if !replaces, (try? POSIX.status(target, followsLinks: false)) != nil {
        return [
          .error("there is a \(path) already", hint: "replace it with --force, or move it away")
        ]
      }
      try POSIX.createParent(of: target)
      try POSIX.write(Array(text.utf8), to: target)
      return []
    } catch {
      return [.error(error.message)]
    }
  }
}
