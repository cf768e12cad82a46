import Liquid
import Markdown
import Synchronization

/// A document with the bytes that keep it, and a fingerprint of each of its own aspects.
///
/// A field that is new must be read by `init(reading:)`, or it does not compile, and written
/// by `write(_:to:)` under the aspect under which templates read it.
final class KeptDocument: Sendable {
  private enum State: Sendable {
    case read(Document)
    case encoded(DocumentBody, isDamaged: SharedFlag)
  }

  /// The document's file.
  let source: String
  /// The fingerprints and the fields, as `init(reading:)` takes them.
  let encoded: ArraySlice<UInt8>
  private let state: Mutex<State>

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
    source = document.source
    encoded = writer.bytes[...]
    state = Mutex(.read(document))
  }

  /// Takes a document that is read back when it is first asked for.
  ///
  /// - Parameters:
  ///   - encoded: the bytes of another process's `encoded`.
  ///   - source: the document's file.
  ///   - body: makes the text when it is asked for.
  ///   - isDamaged: set when the bytes turn out to be no document's; what is read then is worthless.
  init(
    later encoded: ArraySlice<UInt8>, source: String, body: DocumentBody, isDamaged: SharedFlag
  ) {
    self.source = source
    self.encoded = encoded
    state = Mutex(.encoded(body, isDamaged: isDamaged))
  }

  /// The document.
  var document: Document {
    state.withLock { state in
      switch state {
      case .read(let document): return document
      case .encoded(let body, let isDamaged):
        let document: Document
        do throws(DamagedBytes) {
          document = try Self.document(in: encoded, source: source, body)
        } catch {
          isDamaged.set()
          document = .unreadable(source: source)
        }
        state = .read(document)
        return document
      }
    }
  }

  /// The fingerprint of an aspect, by its place in `DocumentAspects.own`; 0 where the bytes end
  /// before it.
  func print(_ number: Int) -> UInt64 { Self.print(number, in: encoded) ?? 0 }

  /// The same in bytes that nothing is made of, nil where they end before it.
  static func print(_ number: Int, in encoded: ArraySlice<UInt8>) -> UInt64? {
    encoded.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes, from: number * 8)
      return try? reader.number64()
    }
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
    let document = try Self.document(in: encoded, source: source, body)
    self.source = source
    self.encoded = encoded
    state = Mutex(.read(document))
  }

  private static func document(
    in encoded: ArraySlice<UInt8>, source: String, _ body: DocumentBody
  ) throws(DamagedBytes) -> Document {
    let read = encoded.withUnsafeBytes { bytes -> Result<Document, DamagedBytes> in
      var reader = ByteReader(bytes)
      do throws(DamagedBytes) {
        try reader.skip(DocumentAspects.own.count * 8)
        return .success(try Document(reading: &reader, source: source, body: body))
      } catch {
        return .failure(error)
      }
    }
    return try read.get()
  }
}

extension Document {
  /// What stands for a document that cannot be read back, in a build that is given up.
  fileprivate static func unreadable(source: String) -> Document {
    Document(
      kind: .page, source: source, bundle: nil, title: "", date: nil, updated: nil, slug: "",
      url: .notFound, layout: nil, terms: [], authors: [], language: "", isDraft: false,
      image: nil, aliases: [], links: [], body: DocumentBody(.init()), description: "",
      characters: 0, words: 0, readingTime: 0, features: PageFeatures(),
      extras: LiquidDictionary([]))
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
    case .headings: body.headings.fingerprint.value
    case .excerpt:
      switch body.excerpt {
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
