import Dates
public import Diagnostics

/// A new site: settings, a first post, a page and the default theme to change.
public struct NewSite: Sendable {
  private let folder: String
  private let language: String
  private let now: Int?

  /// Plans a site; nothing is written yet.
  ///
  /// - Parameters:
  ///   - folder: where the site will be.
  ///   - language: a BCP 47 tag; the first post is written in Japanese, Chinese, Korean or English.
  ///   - now: seconds since 1970, the first post's date; nil means `SOURCE_DATE_EPOCH` or the
  ///     machine's clock.
  public init(folder: String, language: String = "ja", now: Int? = nil) {
    self.folder = folder
    self.language = language
    self.now = now
  }

  /// Whether a text has the form of a language tag.
  public static func isLanguage(_ tag: String) -> Bool { LanguageTag.isValid(tag) }

  /// Writes the site into its folder, which must be empty or not there yet.
  ///
  /// - Returns: what went wrong; empty when the site is there.
  public func write() -> [Diagnostic] {
    do throws(BuildFailure) {
      let files = files(at: try BuildClock.now(now))
      do throws(FileError) {
        return try write(files)
      } catch {
        return [.error(error.message)]
      }
    } catch {
      return error.diagnostics
    }
  }

  private func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) -> [Diagnostic] {
    try POSIX.createFolder(folder)
    guard try POSIX.names(in: folder).isEmpty else {
      return [.error("\(folder) is not empty", hint: "name a new folder")]
    }
    for file in files {
      let target = folder + "/" + file.path
      try POSIX.createParent(of: target)
      try POSIX.create(file.bytes, at: target)
    }
    return []
  }

  private func files(at now: Int) -> [(path: String, bytes: [UInt8])] {
    let day = DateTime(epoch: now, offset: 0).formatted("%Y-%m-%d")
    let words = NewSiteText.words(for: language)
    let own: [(path: String, bytes: [UInt8])] = [
      ("site.yml", Array(NewSiteText.settings(words, language: language).utf8)),
      (".gitignore", Array("/.fude/\n/public/\n".utf8)),
      ("content/posts/\(day)-hello.md", Array(NewSiteText.post(words, day: day).utf8)),
      ("content/about.md", Array(NewSiteText.about(words).utf8)),
    ]
    return own
      + EmbeddedTheme.files.map { file in
        ("\(Theme.folder)/\(file.path)", file.text.withUTF8Buffer { Array($0) })
      }
  }
}
