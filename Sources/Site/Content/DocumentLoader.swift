import CJKText
import Dates
import Diagnostics
import Liquid
import Markdown
import YAML

/// Turns one Markdown file into a document.
///
/// Knows the site's settings and which files there are, but nothing of what the other files say.
struct DocumentLoader: Sendable {
  /// What became of a file.
  enum Outcome: Sendable {
    case document(Document)
    /// A post that is not shown yet; nil for one that its author withdrew.
    case heldBack(HeldBack?)
    /// Nothing, because of an error that was reported.
    case failed
  }

  /// Why a post is not shown.
  struct HeldBack: Sendable, Hashable {
    let source: String
    /// The date on which it will be; nil for a draft.
    let until: DateTime?
  }

  /// Which posts are shown that are usually held back.
  struct Visibility: Sendable {
    var drafts = false
    var future = false
  }

  let root: String
  let configuration: SiteConfiguration
  let catalog: ContentCatalog
  let visibility: Visibility
  /// The build's clock, in seconds since 1970.
  let now: Int

  /// Reads and renders a file.
  func load(_ source: ContentCatalog.MarkdownFile) -> (Outcome, [Diagnostic]) {
    let (read, problems) = SourceReader.read(source.path, inSite: root)
    guard let file = read else { return (.failed, problems) }
    let (frontMatter, located) = FrontMatter.locate(in: file)
    var diagnostics = problems + located
    let (parsed, fieldProblems) = fields(of: frontMatter, in: file)
    diagnostics += fieldProblems
    guard var fields = parsed, !located.containsError else { return (.failed, diagnostics) }
    diagnostics += complete(&fields, of: source, in: file)
    guard !diagnostics.containsError else { return (.failed, diagnostics) }
    if let held = heldBack(fields, source) { return (held, diagnostics) }
    do throws(AddressError) {
      let document = try document(of: source, fields, in: file, from: frontMatter.bodyStart)
      return (.document(document), diagnostics)
    } catch {
      return (.failed, diagnostics + [error.diagnostic])
    }
  }

  private func fields(
    of frontMatter: FrontMatter, in file: SourceFile
  ) -> (FrontMatterFields?, [Diagnostic]) {
    guard let range = frontMatter.yaml else { return (emptyFields, []) }
    let parsed = YAML.parse(file, in: range)
    guard let root = parsed.root else {
      return (parsed.diagnostics.containsError ? nil : emptyFields, parsed.diagnostics)
    }
    guard case .mapping(let mapping) = root.value else {
      let error = Diagnostic.error(
        "the front matter expects keys and values, found \(root.kindName)",
        at: file.location(at: root.offset), hint: "write each line as 'key: value'")
      return (nil, parsed.diagnostics + [error])
    }
    let (fields, problems) = FrontMatterFields.read(mapping, in: file, configuration)
    let isWhole = !parsed.diagnostics.containsError
    return (isWhole ? fields : nil, parsed.diagnostics + problems)
  }

  private var emptyFields: FrontMatterFields {
    var fields = FrontMatterFields()
    fields.terms = configuration.taxonomies.map { _ in [] }
    fields.authors = configuration.author.map { [$0] } ?? []
    return fields
  }

  /// Fills in what the file's name says: title and date.
  private func complete(
    _ fields: inout FrontMatterFields, of source: ContentCatalog.MarkdownFile, in file: SourceFile
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let named = FileNameDate(source.stem)
    if (fields.title ?? "").isEmpty {
      let name = source.kind == .page ? source.stem : named?.rest ?? source.stem
      fields.title = name.replacing("-", with: " ")
      if source.kind != .page {
        diagnostics.append(
          .warning(
            file.bytes.isEmpty ? "this file is empty" : "no title: the file's name serves",
            at: file.location, hint: "add 'title: …' between two lines of '---'"))
      }
    }
    if source.kind != .page, !fields.hasDateKey {
      diagnostics += readDate(of: named, into: &fields, source, in: file)
    }
    return diagnostics
  }

  private func readDate(
    of named: FileNameDate?, into fields: inout FrontMatterFields,
    _ source: ContentCatalog.MarkdownFile, in file: SourceFile
  ) -> [Diagnostic] {
    if let named {
      do throws(DateParseError) {
        fields.date = try DateTime.parse(named.text, zone: configuration.zone)
        return []
      } catch {
        return [.error("the file's name: \(error.message)", at: file.location, hint: error.hint)]
      }
    }
    if source.kind == .draft || fields.isDraft {
      fields.date = configuration.zone.dateTime(atEpoch: now)
      return []
    }
    return [
      .error(
        "a post needs a date", at: file.location,
        hint:
          "add 'date: 2025-12-28' to its front matter, or name the file 2025-12-28-\(source.stem).md"
      )
    ]
  }

  private func heldBack(
    _ fields: FrontMatterFields, _ source: ContentCatalog.MarkdownFile
  ) -> Outcome? {
    if !fields.isPublished { return .heldBack(nil) }
    if source.kind == .draft || fields.isDraft, !visibility.drafts {
      return .heldBack(HeldBack(source: source.path, until: nil))
    }
    if source.kind == .post, let date = fields.date, date.epoch > now, !visibility.future {
      return .heldBack(HeldBack(source: source.path, until: date))
    }
    return nil
  }

  // MARK: - The document

  private func document(
    of source: ContentCatalog.MarkdownFile, _ fields: FrontMatterFields, in file: SourceFile,
    from bodyStart: Int
  ) throws(AddressError) -> Document {
    let language = fields.language ?? configuration.language
    let slug = slug(of: source, fields)
    let url = try url(of: source, fields, slug: slug, file)
    let links = RelativeLinks(
      source: source, url: url, catalog: catalog, basePath: configuration.basePath)
    let rendered = render(file.bytes[bodyStart...], language: language, links)
    let text = fields.excerpt ?? rendered.excerpt?.plainText
    var aliases: [URLPath] = []
    for alias in fields.aliases {
      aliases.append(try Self.path(alias, key: "aliases"))
    }
    return Document(
      kind: source.kind == .page ? .page : .post, source: source.path,
      title: fields.title ?? "", date: fields.date, updated: fields.updated, slug: slug, url: url,
      layout: fields.layout, terms: fields.terms, authors: fields.authors, language: language,
      isDraft: source.kind == .draft || fields.isDraft,
      image: fields.image.map { links.resolve($0) ?? $0 }, aliases: aliases, html: rendered.html,
      excerpt: Self.excerpt(fields, rendered),
      description: Truncation.excerpt(fields.description ?? text ?? "", limit: 120),
      characters: rendered.counts.characters + rendered.counts.codeCharacters,
      words: rendered.counts.allWords,
      readingTime: fields.readingMinutes
        ?? ReadingTime.minutes(
          for: rendered.counts, language: language, rates: configuration.readingRates),
      extras: LiquidDictionary(fields.extras))
  }

  private func render(
    _ body: ArraySlice<UInt8>, language: String, _ links: RelativeLinks
  ) -> RenderedMarkdown {
    var options = MarkdownOptions()
    options.language = language
    options.rawHTML = configuration.rawHTML
    return MarkdownRenderer(options: options, resolveURL: { links.resolve($0) }).render(body)
  }

  private static func excerpt(
    _ fields: FrontMatterFields, _ rendered: RenderedMarkdown
  ) -> Document.Excerpt {
    if let text = fields.excerpt { return .text(text) }
    return rendered.excerpt.map { .html($0.html) } ?? .none
  }
}

extension TextCounts {
  /// Words of all scripts, in prose and code.
  fileprivate var allWords: Int { words + hangulWords + codeWords + codeHangulWords }
}
