import CJKText
import Dates
import Diagnostics
import Liquid
import Markdown
import YAML

/// What the front matter of one post or page says, typed, before anything is derived from it.
struct FrontMatterFields: Sendable {
  /// A text and the place where it stands.
  struct Located: Sendable {
    let text: String
    let place: SourceLocation
  }

  var title: String?
  var date: DateTime?
  /// Whether a date was written, be it one that cannot be read.
  var hasDateKey = false
  var updated: DateTime?
  var slug: String?
  var permalink: Located?
  var layout: Located?
  /// One list of names for each taxonomy of the site, in its order.
  var terms: [[String]] = []
  var authors: [String] = []
  var excerpt: String?
  var description: String?
  var isDraft = false
  var isPublished = true
  var language: String?
  var image: String?
  var readingMinutes: Int?
  var aliases: [Located] = []
  /// How the text is read: the site's settings with the file's own over them.
  var markdown = MarkdownOptions.site
  /// What the page needs by its author's word.
  var features = Document.PageFeatures()
  /// Keys that have no meaning of their own, for templates.
  var extras: [(String, Value)] = []
}

extension FrontMatterFields {
  /// Reads the mapping of a front matter.
  ///
  /// - Returns: the fields, and what is wrong with any of them.
  static func read(
    _ mapping: YAMLMapping, in file: SourceFile, _ configuration: SiteConfiguration
  ) -> (FrontMatterFields, [Diagnostic]) {
    var reader = FieldReader(mapping, in: file)
    var fields = FrontMatterFields()
    fields.readTexts(&reader)
    fields.readDates(&reader, configuration.zone)
    fields.readAddresses(&reader)
    fields.readTerms(&reader, configuration)
    fields.readMarkdown(&reader, configuration)
    fields.isDraft = reader.bool("draft") ?? false
    fields.isPublished = reader.bool("published") ?? true
    fields.readingMinutes = reader.integer("reading_time", in: 1...100_000)
    fields.extras = reader.rest
    return (fields, reader.diagnostics)
  }

  private mutating func readTexts(_ reader: inout FieldReader) {
    title = reader.text("title")
    if let title, title.unicodeScalars.contains("\u{FFFD}"), let node = reader.node(["title"]) {
      reader.warn(
        "the title holds U+FFFD: text was cut in the middle of a character", at: node,
        hint: "type the end of the title again", rule: CheckRule.replacementCharacter.name)
    }
    description = reader.text("description")
    excerpt = reader.text("excerpt") ?? reader.text("summary") ?? description
    if let node = reader.node(["lang", "language"]) {
      if let tag = node.asString, LanguageTag.isValid(tag) {
        language = tag
      } else {
        reader.reportKind(of: node, key: "lang", expected: "a language tag such as ja or zh-Hant")
      }
    }
    if let node = reader.node(["image"]) {
      if case .mapping(let mapping) = node.value {
        image = mapping["path"]?.asString
      } else {
        image = reader.string("image")
      }
    }
  }

  private mutating func readMarkdown(
    _ reader: inout FieldReader, _ configuration: SiteConfiguration
  ) {
    markdown = configuration.markdown
    markdown.language = language ?? configuration.language
    markdown.read(&reader)
    features.saysTableOfContents = markdown.readTableOfContents(&reader)
    features.showsTableOfContents =
      features.saysTableOfContents ?? configuration.showsTableOfContents
    features.math = markdown.read(.math, as: "math", &reader) ?? false
    features.mermaid = markdown.read(.mermaid, as: "mermaid", &reader) ?? false
  }

  private mutating func readDates(_ reader: inout FieldReader, _ zone: TimeZone) {
    hasDateKey = reader.node(["date"]) != nil
    date = Self.date(&reader, ["date"], zone)
    updated = Self.date(&reader, ["updated", "last_modified_at", "lastmod"], zone)
  }

  private static func date(
    _ reader: inout FieldReader, _ names: [String], _ zone: TimeZone
  ) -> DateTime? {
    guard let node = reader.node(names) else { return nil }
    guard let text = node.asString else {
      reader.reportKind(of: node, key: names[0], expected: "a date")
      return nil
    }
    do throws(DateParseError) {
      return zone.dateTime(atEpoch: try DateTime.parse(text, zone: zone).epoch)
    } catch {
      reader.report("'\(names[0])': \(error.message)", at: node, hint: error.hint)
      return nil
    }
  }

  private mutating func readAddresses(_ reader: inout FieldReader) {
    slug = reader.text("slug")
    permalink = Self.located(&reader, ["permalink"])
    layout = Self.located(&reader, ["layout"])
    guard let node = reader.node(["aliases", "redirect_from"]) else { return }
    let items: [YAMLNode] = if case .sequence(let items) = node.value { items } else { [node] }
    for item in items where !item.isNull {
      if let text = item.asString {
        aliases.append(Located(text: text, place: item.location(in: reader.file)))
      } else {
        reader.reportKind(of: item, key: "aliases", expected: "paths")
      }
    }
  }

  private static func located(_ reader: inout FieldReader, _ names: [String]) -> Located? {
    guard let node = reader.node(names), let text = reader.string(names[0]) else { return nil }
    return Located(text: text, place: node.location(in: reader.file))
  }

  private mutating func readTerms(
    _ reader: inout FieldReader, _ configuration: SiteConfiguration
  ) {
    for key in configuration.taxonomies {
      var names = reader.strings(key.name)
      if let singular = key.singular { names += reader.strings(singular) }
      terms.append(Self.distinct(names))
    }
    for key in ["authors", "author"] {
      guard let node = reader.node([key]) else { continue }
      authors += AuthorNames.read(node, &reader, key: key)
    }
    authors = Self.distinct(authors)
    if authors.isEmpty, let author = configuration.author { authors = [author] }
  }

  /// The names without blanks around them, each once, in their order.
  private static func distinct(_ names: [String]) -> [String] {
    let names = names.map(\.trimmingBlanks).filter { !$0.isEmpty }
    guard names.count > 1 else { return names }
    var seen: Set<ByteKey> = []
    return names.filter { seen.insert(ByteKey(TermKey.key(for: $0))).inserted }
  }
}
