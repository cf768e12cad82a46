import CJKText
import Diagnostics

/// Where a document lives: its slug, its URL, its old addresses.
extension DocumentLoader {
  /// An address in the front matter that cannot be used.
  struct AddressError: Error {
    let diagnostic: Diagnostic

    init(_ problem: URLPath.Problem, key: String, at place: SourceLocation) {
      diagnostic = .error("'\(key)' \(problem.message)", at: place, hint: problem.hint)
    }

    init(_ diagnostic: Diagnostic) {
      self.diagnostic = diagnostic
    }
  }

  func slug(of source: ContentCatalog.MarkdownFile, _ fields: FrontMatterFields) -> String {
    Slug.slug(fields.slug ?? rawName(of: source))
  }

  private func rawName(of source: ContentCatalog.MarkdownFile) -> String {
    source.kind == .page ? source.stem : FileNameDate(source.stem)?.rest ?? source.stem
  }

  func url(
    of source: ContentCatalog.MarkdownFile, _ fields: FrontMatterFields, slug: String,
    _ file: SourceFile
  ) throws(AddressError) -> URLPath {
    let categories = configuration.taxonomies.firstIndex { $0.name == "categories" }
    let values = PermalinkPattern.Values(
      date: fields.date.map { configuration.zone.dateTime(atEpoch: $0.epoch) }, slug: slug,
      title: Slug.pathComponent(fields.slug ?? rawName(of: source), lowercased: false),
      categories: categories.map { fields.terms[$0].map { Slug.slug($0) } } ?? [],
      fileName: source.stem)
    guard let permalink = fields.permalink else {
      if source.kind == .page { return Self.defaultURL(ofPage: source) }
      return try Self.fill(configuration.permalink, values, at: file.location)
    }
    switch PermalinkPattern.parse(permalink.text) {
    case .failure(let problem):
      throw AddressError(.error(problem.message, at: permalink.place, hint: problem.hint))
    case .success(let pattern):
      return try Self.fill(pattern, values, at: permalink.place)
    }
  }

  private static func fill(
    _ pattern: PermalinkPattern, _ values: PermalinkPattern.Values, at place: SourceLocation
  ) throws(AddressError) -> URLPath {
    do throws(URLPath.Problem) {
      return try pattern.path(for: values)
    } catch {
      throw AddressError(error, key: "permalink", at: place)
    }
  }

  static func path(
    _ alias: FrontMatterFields.Located, key: String
  ) throws(AddressError) -> URLPath {
    do throws(URLPath.Problem) {
      return try URLPath(author: alias.text)
    } catch {
      throw AddressError(error, key: key, at: alias.place)
    }
  }

  /// `content/notes/my page.md` is `/notes/my-page/`, `content/notes/index.md` is `/notes/`.
  private static func defaultURL(ofPage source: ContentCatalog.MarkdownFile) -> URLPath {
    var parts = source.path.split(separator: "/").dropFirst().dropLast().map {
      Slug.slug(String($0))
    }
    if parts.isEmpty, source.stem == "404" { return URLPath(safe: "/404.html") }
    if source.stem != "index" { parts.append(Slug.slug(source.stem)) }
    return URLPath(safe: parts.map { "/" + $0 }.joined() + "/")
  }
}
