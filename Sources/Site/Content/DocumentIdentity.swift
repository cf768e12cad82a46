import CJKText
import Dates
import Diagnostics

/// What a document is called, when it was written and where it lives.
struct DocumentIdentity: Sendable {
  let title: String
  /// In the site's time zone.
  ///
  /// Every post has one.
  let date: DateTime?
  let slug: String
  let url: URLPath
  let aliases: [URLPath]
}

/// Finds a document's identity: from its front matter, else from its file's name.
struct DocumentNaming {
  let source: ContentCatalog.MarkdownFile
  let fields: FrontMatterFields
  let file: SourceFile
  let configuration: SiteConfiguration
  /// The build's clock, in seconds since 1970; the date of a draft without one.
  let now: Int
  /// The date in the file's name; pages have none.
  private let nameDate: FileNameDate?
  /// The file's name without its date.
  private let rawName: String

  init(
    source: ContentCatalog.MarkdownFile, fields: FrontMatterFields, file: SourceFile,
    configuration: SiteConfiguration, now: Int
  ) {
    self.source = source
    self.fields = fields
    self.file = file
    self.configuration = configuration
    self.now = now
    let stem = source.stem
    nameDate = source.kind == .page ? nil : FileNameDate(stem)
    rawName = nameDate?.rest ?? stem
  }

  /// The identity, and all that is wrong with it; nil when it has an error.
  func identity() -> (DocumentIdentity?, [Diagnostic]) {
    let (title, titleProblems) = title()
    let (date, dateProblems) = date()
    let slug = Slug.slug(fields.slug ?? rawName)
    let (url, urlProblems) = url(slug: slug, date: date)
    let (aliases, aliasProblems) = aliases()
    let diagnostics = titleProblems + dateProblems + urlProblems + aliasProblems
    guard let url, !diagnostics.containsError else { return (nil, diagnostics) }
    let identity = DocumentIdentity(
      title: title, date: date, slug: slug, url: url, aliases: aliases)
    return (identity, diagnostics)
  }

  private func title() -> (String, [Diagnostic]) {
    if let title = fields.title { return (title, []) }
    let name = rawName.replacing("-", with: " ")
    if source.kind == .page { return (name, []) }
    let warning = Diagnostic.warning(
      file.bytes.isEmpty ? "this file is empty" : "no title: the file's name serves",
      at: file.location, hint: "add 'title: …' between two lines of '---'")
    return (name, [warning])
  }

  /// Whether the document has no date of its own and takes the build's.
  var isDatedByClock: Bool {
    !fields.hasDateKey && source.kind != .page && nameDate == nil
      && (source.kind == .draft || fields.isDraft)
  }

  private func date() -> (DateTime?, [Diagnostic]) {
    if fields.hasDateKey || source.kind == .page { return (fields.date, []) }
    if let named = nameDate {
      do throws(DateParseError) {
        return (try DateTime.parse(named.text, zone: configuration.zone), [])
      } catch {
        let message = "the file's name: \(error.message)"
        return (nil, [.error(message, at: file.location, hint: error.hint)])
      }
    }
    if isDatedByClock {
      return (configuration.zone.dateTime(atEpoch: now), [])
    }
    let name = "2025-12-28-\(source.stem).md"
    let error = Diagnostic.error(
      "a post needs a date", at: file.location,
      hint: "add 'date: 2025-12-28' to its front matter, or name the file \(name)")
    return (nil, [error])
  }

  // MARK: - Addresses

  private func url(slug: String, date: DateTime?) -> (URLPath?, [Diagnostic]) {
    guard let permalink = fields.permalink else {
      if source.kind == .page { return (defaultPageURL, []) }
      return fill(configuration.permalink, slug, date, at: file.location)
    }
    switch PermalinkPattern.parse(permalink.text) {
    case .failure(let problem):
      return (nil, [.error(problem.message, at: permalink.place, hint: problem.hint)])
    case .success(let pattern):
      return fill(pattern, slug, date, at: permalink.place)
    }
  }

  private func fill(
    _ pattern: PermalinkPattern, _ slug: String, _ date: DateTime?, at place: SourceLocation
  ) -> (URLPath?, [Diagnostic]) {
    let categories = configuration.taxonomies.firstIndex { $0.name == "categories" }
    let values = PermalinkPattern.Values(
      date: date, slug: slug,
      name: fields.slug ?? rawName, categories: categories.map { fields.terms[$0] } ?? [],
      fileName: source.stem)
    do throws(URLPath.Problem) {
      return (try pattern.path(for: values), [])
    } catch {
      return (nil, [.error("'permalink' \(error.message)", at: place, hint: error.hint)])
    }
  }

  private func aliases() -> ([URLPath], [Diagnostic]) {
    var aliases: [URLPath] = []
    var diagnostics: [Diagnostic] = []
    for alias in fields.aliases {
      do throws(URLPath.Problem) {
        aliases.append(try URLPath(author: alias.text))
      } catch {
        diagnostics.append(.error("'aliases' \(error.message)", at: alias.place, hint: error.hint))
      }
    }
    return (aliases, diagnostics)
  }

  /// `content/notes/my page.md` is `/notes/my-page/`, `content/notes/index.md` is `/notes/`.
  private var defaultPageURL: URLPath {
    var parts = PathText.parts(source.path).dropFirst().dropLast().map { Slug.slug($0) }
    if parts.isEmpty, source.stem == "404" { return .notFound }
    if source.stem != "index" { parts.append(Slug.slug(source.stem)) }
    return URLPath(safe: parts.map { "/" + $0 }.joined() + "/")
  }
}
