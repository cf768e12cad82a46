import CJKText
import Dates
public import Diagnostics

/// A new post, dated now, ready to be written in.
public struct NewPost: Sendable {
  /// The file, relative to the site's folder: `content/posts/2025-12-28-題名.md`.
  public let path: String
  private let root: String
  private let text: String

  /// Plans a post; nothing is written yet.
  ///
  /// - Parameters:
  ///   - title: shown as it is; its slug names the file.
  ///   - isDraft: whether the post goes to content/drafts/, without a date in its name.
  ///   - source: the site's folder, whose site.yml gives the time zone.
  ///   - now: seconds since 1970; nil means `SOURCE_DATE_EPOCH` or the machine's clock.
  /// - Returns: the post, or what is wrong with site.yml.
  public static func plan(
    title: String, isDraft: Bool, source: String, now: Int? = nil
  ) -> (NewPost?, [Diagnostic]) {
    let root = (try? POSIX.realPath(source)) ?? source
    let (configuration, diagnostics) = SiteConfiguration.read(
      inSite: root, baseURL: "http://localhost")
    if diagnostics.containsError { return (nil, diagnostics) }
    let date: DateTime
    do throws(BuildFailure) {
      date = configuration.zone.dateTime(atEpoch: try BuildClock.now(now))
    } catch {
      return (nil, diagnostics + error.diagnostics)
    }
    let day = date.formatted("%Y-%m-%d")
    let slug = Slug.slug(title)
    let name = isDraft ? "content/drafts/\(slug).md" : "content/posts/\(day)-\(slug).md"
    let text = """
      ---
      title: \(quoted(title))
      date: \(day) \(date.formatted("%H:%M:%S %z"))
      categories: []
      tags: []
      ---


      """
    return (NewPost(path: name, root: source, text: text), diagnostics)
  }

  /// Writes the file, which must not exist yet.
  ///
  /// - Returns: nil, or why it could not be written.
  public func write() -> Diagnostic? {
    do throws(FileError) {
      let target = root + "/" + path
      try POSIX.createParent(of: target)
      try POSIX.create(Array(text.utf8), at: target)
      return nil
    } catch {
      return .error("cannot create \(path): \(error.reason)")
    }
  }

  /// A YAML double-quoted scalar.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.properties.generalCategory != .control { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }
}
