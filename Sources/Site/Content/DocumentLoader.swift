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
  /// The templates that a document may name, as `post.html`.
  let templates: Set<String>
  let visibility: Visibility
  /// The build's clock, in seconds since 1970.
  let now: Int
  let images: ImageSizes
  /// The time for which the calling thread has had a processor.
  var ownTime: @Sendable () -> Duration = { POSIX.threadTime }
  /// What looks at each document while its text is at hand; nil in a build.
  var check: DocumentCheck?

  /// What loading made of a file.
  struct Loaded: Sendable {
    let outcome: Outcome
    let diagnostics: [Diagnostic]
    var dependences: SourceRecord.Dependences = []
  }

  /// Renders a file.
  ///
  /// - Parameters:
  ///   - source: what its path says of it.
  ///   - bytes: what was read.
  /// - Returns: what became of it.
  func load(_ source: ContentCatalog.MarkdownFile, _ bytes: [UInt8]) -> Loaded {
    let (checked, textProblems) = SourceReader.check(SourceFile(path: source.path, bytes: bytes))
    guard let file = checked else { return Loaded(outcome: .failed, diagnostics: textProblems) }
    let (frontMatter, endProblems) = FrontMatter.locate(in: file)
    if frontMatter.yaml == nil, let problem = OtherFrontMatter.problem(in: file) {
      return Loaded(outcome: .failed, diagnostics: textProblems + [problem])
    }
    let (mapping, syntaxProblems) = frontMatter.mapping(in: file)
    let (fields, fieldProblems) = FrontMatterFields.read(mapping, in: file, configuration)
    var diagnostics = textProblems + endProblems + syntaxProblems + fieldProblems
    if let layout = fields.layout, !templates.contains(layout.text + ".html") {
      diagnostics.append(Theme.unknownLayout(layout, names: templates))
    }
    // Behind a syntax error a key may only seem to be missing.
    if (endProblems + syntaxProblems).containsError {
      return Loaded(outcome: .failed, diagnostics: diagnostics)
    }
    let naming = DocumentNaming(
      source: source, fields: fields, file: file, configuration: configuration, now: now)
    let (identity, namingProblems) = naming.identity()
    diagnostics += namingProblems
    guard let identity, !diagnostics.containsError else {
      return Loaded(outcome: .failed, diagnostics: diagnostics)
    }
    let clock: SourceRecord.Dependences = naming.isDatedByClock ? .clock : []
    if let held = heldBack(fields, identity.date, source) {
      return Loaded(outcome: held, diagnostics: diagnostics, dependences: clock)
    }
    let links = RelativeLinks(
      source: source, url: identity.url, catalog: catalog, basePath: configuration.basePath,
      origin: configuration.origin)
    let resolver = DestinationResolver(
      links, images, in: file, from: frontMatter.bodyStart, keepsDestinations: check != nil)
    let (rendered, prose, findings) = render(
      file, from: frontMatter.bodyStart, fields.markdown, resolver)
    let isAsOnDisk = file.bytes.count == bytes.count
    diagnostics += isAsOnDisk ? findings : findings.map(\.withoutFix)
    if diagnostics.containsError { return Loaded(outcome: .failed, diagnostics: diagnostics) }
    let document = document(of: source, identity, fields, rendered, links, resolver.found)
    if let check {
      let whole = CheckedDocument(
        document: document, file: file, isAsOnDisk: isAsOnDisk,
        bodyStart: frontMatter.bodyStart, frontMatter: mapping,
        text: ProseText(file, prose, fields.markdown), destinations: resolver.destinations,
        settings: check.settings)
      diagnostics += check.findings(in: whole)
      check.note(bytes, of: source.path, diagnostics)
    }
    return Loaded(
      outcome: .document(document), diagnostics: diagnostics,
      dependences: links.hasAskedCatalog.isSet ? clock.union(.catalog) : clock)
  }

  private func heldBack(
    _ fields: FrontMatterFields, _ date: DateTime?, _ source: ContentCatalog.MarkdownFile
  ) -> Outcome? {
    if !fields.isPublished { return .heldBack(nil) }
    if source.kind == .draft || fields.isDraft, !visibility.drafts {
      return .heldBack(HeldBack(source: source.path, until: nil))
    }
    if source.kind == .post, let date, date.epoch > now, !visibility.future {
      return .heldBack(HeldBack(source: source.path, until: date))
    }
    return nil
  }

  private func document(
    of source: ContentCatalog.MarkdownFile, _ identity: DocumentIdentity,
    _ fields: FrontMatterFields, _ rendered: RenderedMarkdown, _ links: RelativeLinks,
    _ found: [DocumentLink]
  ) -> Document {
    let language = fields.markdown.language
    let text = fields.excerpt ?? rendered.excerpt?.plainText
    return Document(
      kind: source.kind == .page ? .page : .post, source: source.path, bundle: source.bundle,
      title: identity.title, date: identity.date, updated: fields.updated, slug: identity.slug,
      url: identity.url, layout: fields.layout?.text, terms: fields.terms, authors: fields.authors,
      language: language, isDraft: source.kind == .draft || fields.isDraft,
      image: fields.image.map { links.assetPath($0) ?? $0 }, aliases: identity.aliases,
      links: found,
      body: DocumentBody(
        .init(
          html: rendered.html, excerpt: Self.excerpt(fields, rendered, links),
          headings: rendered.headings.filter(\.isListed))),
      description: Truncation.excerpt(fields.description ?? text ?? "", limit: 120),
      characters: rendered.counts.characters + rendered.counts.codeCharacters,
      words: rendered.counts.allWords,
      readingTime: fields.readingMinutes
        ?? ReadingTime.minutes(
          for: rendered.counts, language: language, rates: configuration.readingRates),
      features: fields.features.with(rendered.features), extras: LiquidDictionary(fields.extras))
  }

  /// The text as HTML, its prose where something looks at it, and what is wrong with it.
  private func render(
    _ file: SourceFile, from bodyStart: Int, _ options: MarkdownOptions,
    _ resolver: DestinationResolver
  ) -> (RenderedMarkdown, Prose, [Diagnostic]) {
    let renderer = MarkdownRenderer(
      options: options,
      resolveURL: LinkResolver { resolver.resolve($0) })
    let start = ownTime()
    let body = file.bytes[bodyStart...]
    let (rendered, prose) =
      check == nil ? (renderer.render(body), .empty) : renderer.renderWithProse(body)
    let time = ownTime() - start
    let findings = rendered.findings.map { $0.diagnostic(in: file, from: bodyStart) }
    return (rendered, prose, findings + (Self.slowness(of: file, time).map { [$0] } ?? []))
  }

  /// The warning for a file that takes more than a second of a processor.
  private static func slowness(of file: SourceFile, _ time: Duration) -> Diagnostic? {
    guard time > .seconds(1) else { return nil }
    let tenths = Int(time / .milliseconds(100))
    return .warning(
      "this file takes \(tenths / 10).\(tenths % 10) s to turn into HTML", at: file.location,
      hint: "take the text apart, or look for what it repeats a thousand times")
  }

  private static func excerpt(
    _ fields: FrontMatterFields, _ rendered: RenderedMarkdown, _ links: RelativeLinks
  ) -> Document.Excerpt {
    if let text = fields.excerpt { return .text(text) }
    // Lists stand at other addresses: what is relative to the page leads nowhere there.
    let absolute = AbsoluteLinks(origin: "", page: links.basePath + links.url.encoded)
    return rendered.excerpt.map { .html(absolute.apply(to: $0.html)) } ?? .none
  }
}

extension Document.PageFeatures {
  /// With what the text needs.
  fileprivate func with(_ rendered: RenderedMarkdown.Features) -> Document.PageFeatures {
    var features = self
    features.math = math || rendered.contains(.math)
    features.mermaid = mermaid || rendered.contains(.mermaid)
    return features
  }
}

extension TextCounts {
  /// Words of all scripts, in prose and code.
  fileprivate var allWords: Int { words + hangulWords + codeWords + codeHangulWords }
}
