import Liquid
import Markdown

/// A document with the bytes that keep it, and a fingerprint of each of its own aspects.
///
/// A field that is new must be read by `init(reading:)`, or it does not compile, and written
/// by `write(_:to:)` under the aspect under which templates read it.
final class KeptDocument: Sendable {
  let document: Document
  /// The fingerprints and the fields, as `init(reading:)` takes them.
  let encoded: ArraySlice<UInt8>
  /// In the order of `DocumentAspects.own`.
  let prints: [UInt64]

  /// Encodes a document that was just loaded.
  init(_ document: Document) {
    var fields = ByteWriter()
    var prints: [UInt64] = []
    prints.reserveCapacity(DocumentAspects.own.count)
    for aspect in DocumentAspects.own {
      let start = fields.bytes.count
      document.write(aspect, to: &fields)
      prints.append(
        document.bodyPrint(of: aspect)
          ?? fields.bytes.withUnsafeBytes {
            XXHash64.hash(UnsafeRawBufferPointer(rebasing: $0[start...]))
          })
    }
    var writer = ByteWriter()
    writer.reserve(fields.bytes.count + prints.count * 8)
    for print in prints { writer.write(print) }
    writer.append(fields)
    self.document = document
    self.prints = prints
    encoded = writer.bytes[...]
  }

  /// The fingerprints alone, nil for bytes that are no document's.
  static func prints(in encoded: ArraySlice<UInt8>) -> [UInt64]? {
    encoded.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      return try? prints(&reader)
    }
  }

  private static func prints(_ reader: inout ByteReader) throws(DamagedBytes) -> [UInt64] {
    var prints: [UInt64] = []
    prints.reserveCapacity(DocumentAspects.own.count)
    for _ in DocumentAspects.own { prints.append(try reader.number64()) }
    return prints
  }

  /// Reads a document back.
  ///
  /// - Parameters:
  ///   - encoded: the bytes of another process's `encoded`.
  ///   - source: the document's file, which is kept elsewhere.
  ///   - body: makes the text when it is asked for.
  /// - Throws: when the bytes are no document's.
  init(
    reading encoded: ArraySlice<UInt8>, source: String, body: DocumentBody
  ) throws(DamagedBytes) {
    let read = encoded.withUnsafeBytes { bytes -> Result<(Document, [UInt64]), DamagedBytes> in
      var reader = ByteReader(bytes)
      do throws(DamagedBytes) {
        let prints = try Self.prints(&reader)
        return .success((try Document(reading: &reader, source: source, body: body), prints))
      } catch {
        return .failure(error)
      }
    }
    (document, prints) = try read.get()
    self.encoded = encoded
  }
}

extension [RenderedMarkdown.Heading] {
  fileprivate var fingerprint: Fingerprint {
    var print = Fingerprint()
    for heading in self {
      print.add(heading.level)
      print.add(heading.plainText)
      print.add(heading.id ?? "")
    }
    return print
  }
}

extension Document {
  /// Writes the fields of one aspect; those of `DocumentAspects.own` in turn are the whole.
  fileprivate func write(_ aspect: DocumentAspects, to writer: inout ByteWriter) {
    switch aspect {
    case .title: writer.write(title)
    case .address:
      writer.write(slug)
      writer.write(url.text)
    case .dates:
      writer.write(date)
      writer.write(updated)
    case .description: writer.write(description)
    case .language: writer.write(language)
    case .readingTime: writer.write(readingTime)
    case .counts:
      writer.write(characters)
      writer.write(words)
    case .names:
      writer.write(terms) { $0.write($1) }
      writer.write(authors)
    case .content: writer.write(links) { $0.write($1) }
    case .rest: writeRest(to: &writer)
    // The body is made again when it is needed.
    default: break
    }
  }

  private func writeRest(to writer: inout ByteWriter) {
    writer.write(kind == .post)
    writer.write(bundle)
    writer.write(layout)
    writer.write(isDraft)
    writer.write(image)
    writer.write(aliases) { $0.write($1.text) }
    writer.write(features.math)
    writer.write(features.mermaid)
    writer.write(features.showsTableOfContents)
    writer.write(features.saysTableOfContents) { $0.write($1) }
    writer.write(extras)
  }

  /// The fingerprint of an aspect of the body; nil for one of the fields.
  fileprivate func bodyPrint(of aspect: DocumentAspects) -> UInt64? {
    switch aspect {
    case .content: Fingerprint(body.content.html).value
    case .headings: body.content.headings.fingerprint.value
    case .excerpt:
      switch body.content.excerpt {
      case .none: 0
      case .text(let text): Fingerprint(Array(text.utf8)).value ^ 1
      case .html(let html): Fingerprint(html).value
      }
    default: nil
    }
  }

  fileprivate convenience init(
    reading reader: inout ByteReader, source: String, body: DocumentBody
  ) throws(DamagedBytes) {
    let title = try reader.text()
    let slug = try reader.text()
    let url = URLPath(safe: try reader.text())
    let date = try reader.optionalDate()
    let updated = try reader.optionalDate()
    let description = try reader.text()
    let language = try reader.text()
    let readingTime = try reader.integer()
    let (characters, words) = (try reader.integer(), try reader.integer())
    let terms = try reader.list { (reader) throws(DamagedBytes) in try reader.texts() }
    let authors = try reader.texts()
    let links = try reader.list { (reader) throws(DamagedBytes) in try reader.documentLink() }
    let kind = try reader.flag() ? Kind.post : .page
    let bundle = try reader.optionalText()
    let layout = try reader.optionalText()
    let isDraft = try reader.flag()
    let image = try reader.optionalText()
    let aliases = try reader.list { (reader) throws(DamagedBytes) in
      URLPath(safe: try reader.text())
    }
    let features = PageFeatures(
      math: try reader.flag(), mermaid: try reader.flag(),
      showsTableOfContents: try reader.flag(),
      saysTableOfContents: try reader.optional { (reader) throws(DamagedBytes) in
        try reader.flag()
      })
    let extras = try reader.dictionary()
    self.init(
      kind: kind, source: source, bundle: bundle, title: title, date: date, updated: updated,
      slug: slug, url: url, layout: layout, terms: terms, authors: authors, language: language,
      isDraft: isDraft, image: image, aliases: aliases, links: links, body: body,
      description: description,
      characters: characters, words: words, readingTime: readingTime, features: features,
      extras: extras)
  }
}
