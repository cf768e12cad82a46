import Dates
public import Diagnostics

/// A new site: settings, a first post, a page and the default theme to change.
public struct NewSite: Sendable {
  private let folder: String
  private let files: [(path: String, bytes: [UInt8])]

  /// Plans a site; nothing is written yet.
  ///
  /// - Parameters:
  ///   - folder: where the site will be.
  ///   - language: a BCP 47 tag; the first post is written in Japanese, Chinese, Korean or English.
  ///   - now: seconds since 1970, the first post's date; nil means the machine's clock.
  public init(folder: String, language: String = "ja", now: Int? = nil) {
    self.folder = folder
    let day = DateTime(epoch: now ?? POSIX.now, offset: 0).formatted("%Y-%m-%d")
    let words = NewSiteText.words(for: language)
    let settings = NewSiteText.settings(words, language: language)
    var files: [(path: String, bytes: [UInt8])] = [
      ("site.yml", Array(settings.utf8)),
      (".gitignore", Array("/.fude/\n/public/\n".utf8)),
      ("content/posts/\(day)-hello.md", Array(NewSiteText.post(words, day: day).utf8)),
      ("content/about.md", Array(NewSiteText.about(words).utf8)),
    ]
    for file in EmbeddedTheme.files {
      files.append(("\(Theme.folder)/\(file.path)", file.text.withUTF8Buffer { Array($0) }))
    }
    self.files = files
  }

  /// Whether a text has the form of a language tag.
  public static func isLanguage(_ tag: String) -> Bool { LanguageTag.isValid(tag) }

  /// Writes the site into its folder, which must be empty or not there yet.
  ///
  /// - Returns: what went wrong; empty when the site is there.
  public func write() -> [Diagnostic] {
    do throws(FileError) {
      try POSIX.createFolder(folder)
      guard try POSIX.names(in: folder).isEmpty else {
        return [.error("\(folder) is not empty", hint: "name a new folder")]
      }
      for file in files {
        let target = folder + "/" + file.path
        try POSIX.createFolder(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
        try POSIX.create(file.bytes, at: target)
      }
      return []
    } catch {
      return [.error(error.message)]
    }
  }
}
