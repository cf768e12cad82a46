import Diagnostics

/// The file that keeps a `BuildState` between processes: `.fude/cache/<output>`.
///
///     "fude-cache" | version | length of the rest | XXH64 of the rest | the rest
///
/// A file that is not exactly that, by whatever accident, counts as none, and the next build is a
/// clean one. The state names the very program that wrote it, so that a new version reads no old one.
enum BuildCache {
  private static let mark: [UInt8] = Array("fude-cache".utf8)
  /// Counts the changes of this format.
  private static let version: UInt16 = 3
  private static let headerLength = mark.count + 2 + 8 + 8

  /// Reads a state; nil when there is none that can be read.
  static func read(_ path: String) -> BuildState? {
    guard let bytes = try? POSIX.read(path) else { return nil }
    return decode(bytes, from: path)
  }

  /// Writes a state in one step.
  static func write(_ state: BuildState, to path: String) async throws(FileError) {
    try POSIX.createParent(of: path)
    // Not forced to the disk: after a loss of power the checksum tells.
    try POSIX.write(await encode(state), to: path + ".new")
    try POSIX.rename(path + ".new", to: path)
  }

  static func encode(_ state: BuildState) async -> [UInt8] {
    // The two large halves at once.
    async let outputs = encode(reserving: state.outputs.count * 320) { $0.write(outputs: state) }
    let documentBytes = state.documents.reduce(0) { $0 + $1.count + 4 }
    let expected = documentBytes + state.sources.count * 160 + state.outputs.count * 320
    var writer = ByteWriter()
    writer.reserve(expected)
    for byte in mark { writer.write(byte) }
    writer.write(version)
    writer.write(0 as UInt64)
    writer.write(0 as UInt64)
    writer.write(sources: state)
    writer.append(await outputs)
    return sealed(writer.bytes)
  }

  private static func encode(
    reserving count: Int, _ body: @Sendable (inout ByteWriter) -> Void
  ) async -> ByteWriter {
    var writer = ByteWriter()
    writer.reserve(count)
    body(&writer)
    return writer
  }

  /// The bytes with length and checksum in their header.
  private static func sealed(_ bytes: consuming [UInt8]) -> [UInt8] {
    var bytes = bytes
    let sum = bytes.withUnsafeBytes {
      XXHash64.hash(UnsafeRawBufferPointer(rebasing: $0[headerLength...]))
    }
    var header = ByteWriter()
    header.write(UInt64(bytes.count - headerLength))
    header.write(sum)
    bytes.replaceSubrange(mark.count + 2..<headerLength, with: header.bytes)
    return bytes
  }

  static func decode(_ bytes: [UInt8], from path: String = "") -> BuildState? {
    guard bytes.count >= headerLength, bytes.starts(with: mark) else { return nil }
    return bytes.withUnsafeBytes { buffer -> BuildState? in
      var reader = ByteReader(buffer, from: mark.count)
      do throws(DamagedBytes) {
        guard try reader.number16() == version,
          try reader.number64() == UInt64(buffer.count - headerLength)
        else { return nil }
        let sum = try reader.number64()
        let rest = UnsafeRawBufferPointer(rebasing: buffer[headerLength...])
        guard XXHash64.hash(rest) == sum else { return nil }
        let state = try reader.state(in: bytes, from: path)
        return reader.isAtEnd ? state : nil
      } catch {
        return nil
      }
    }
  }
}

extension ByteWriter {
  fileprivate mutating func write(sources state: BuildState) {
    write(state.key)
    write(state.catalog)
    write(state.now)
    write(state.sources) { $0.write($1) }
    write(state.inputs) { writer, input in
      writer.write(input.path)
      writer.write(input.stamp)
      writer.write(input.isSettled)
    }
    write(state.documents) { writer, document in
      writer.write(count: document.count)
      writer.append(raw: document)
    }
    write(state.relations) { writer, relations in
      writer.write(relations.neighbours)
      writer.write(relations.terms)
      writer.write(relations.addresses)
    }
    write(state.structure)
  }

  fileprivate mutating func write(outputs state: BuildState) {
    write(state.facts.facts) { $0.write($1) }
    write(state.facts.terms) { writer, terms in
      writer.write(terms) { writer, term in
        writer.write(term.identity)
        writer.write(term.posts)
      }
    }
    write(state.outputs) { $0.write($1) }
    write(state.manifest)
    write(state.summary.posts)
    write(state.summary.pages)
    write(state.summary.newestPost)
    write(state.summary.diagnostics) { $0.write($1) }
  }

  private mutating func write(_ stamp: FileStamp) {
    write(stamp.size)
    write(stamp.modified)
    write(stamp.changed)
    write(stamp.inode)
    write(stamp.device)
  }

  private mutating func write(_ source: SourceRecord) {
    write(source.path)
    write(source.stamp)
    write(source.isSettled)
    write(source.content)
    switch source.outcome {
    case .document(let place):
      write(0 as UInt8)
      write(place)
    case .heldBack(let until):
      write(1 as UInt8)
      write(until)
    case .withdrawn: write(2 as UInt8)
    }
    write(source.dependences.rawValue)
    write(source.diagnostics) { $0.write($1) }
  }

  private mutating func write(_ output: OutputRecord) {
    write(output.url.text)
    write(output.subject)
    write(output.content)
    write(output.stamp)
    write(output.isSettled)
    write(output.signature) { $0.write($1) }
    write(output.reads.documents) { writer, read in
      writer.write(UInt32(bitPattern: read.document))
      writer.write(read.aspects.rawValue)
    }
    write(output.reads.terms) { writer, read in
      writer.write(UInt32(bitPattern: read.taxonomy))
      writer.write(UInt32(bitPattern: read.term))
    }
    write(output.reads.facts.rawValue)
    write(UInt32(truncatingIfNeeded: output.body.lowerBound))
    write(UInt32(truncatingIfNeeded: output.body.count))
  }
}

extension ByteReader {
  /// Of the whole file's `bytes` the documents stay parts.
  fileprivate mutating func state(
    in bytes: [UInt8], from path: String
  ) throws(DamagedBytes) -> BuildState {
    BuildState(
      key: try fingerprint(), catalog: try fingerprint(), now: try integer(),
      sources: try list { (reader) throws(DamagedBytes) in try reader.source() },
      inputs: try list { (reader) throws(DamagedBytes) in
        InputRecord(
          path: try reader.text(), stamp: try reader.stamp(), isSettled: try reader.flag())
      },
      documents: try list { (reader) throws(DamagedBytes) in
        let count = try reader.count()
        let start = reader.position
        try reader.skip(count)
        return bytes[start..<start + count]
      },
      relations: try list { (reader) throws(DamagedBytes) in
        DocumentRelations(
          neighbours: try reader.fingerprint(), terms: try reader.fingerprint(),
          addresses: try reader.texts())
      },
      structure: try structure(),
      facts: try facts(),
      outputs: try list { (reader) throws(DamagedBytes) in try reader.output() },
      manifest: try fingerprint(), cachePath: path,
      summary: BuildState.Summary(
        posts: try integer(), pages: try integer(), newestPost: try integer(),
        diagnostics: try list { (reader) throws(DamagedBytes) in try reader.diagnostic() }))
  }

  private mutating func facts() throws(DamagedBytes) -> FactTable {
    FactTable(
      facts: try list { (reader) throws(DamagedBytes) in try reader.fingerprint() },
      terms: try list { (reader) throws(DamagedBytes) in
        try reader.list { (reader) throws(DamagedBytes) in
          FactTable.TermFact(
            identity: try reader.fingerprint(), posts: try reader.fingerprint())
        }
      })
  }

  private mutating func stamp() throws(DamagedBytes) -> FileStamp {
    FileStamp(
      size: try integer(), modified: try integer64(), changed: try integer64(),
      inode: try number64(), device: try number64())
  }

  private mutating func source() throws(DamagedBytes) -> SourceRecord {
    SourceRecord(
      path: try text(), stamp: try stamp(), isSettled: try flag(), content: try fingerprint(),
      outcome: try outcome(), dependences: .init(rawValue: try byte()),
      diagnostics: try list { (reader) throws(DamagedBytes) in try reader.diagnostic() })
  }

  private mutating func outcome() throws(DamagedBytes) -> SourceRecord.Outcome {
    switch try byte() {
    case 0: return .document(try integer())
    case 1: return .heldBack(until: try optionalDate())
    case 2: return .withdrawn
    default: throw DamagedBytes()
    }
  }

  private mutating func range() throws(DamagedBytes) -> Range<Int> {
    let start = Int(try number32())
    return start..<start + Int(try number32())
  }

  private mutating func output() throws(DamagedBytes) -> OutputRecord {
    OutputRecord(
      url: URLPath(safe: try text()), subject: try outputContent(), content: try fingerprint(),
      stamp: try stamp(), isSettled: try flag(),
      signature: try optional { (reader) throws(DamagedBytes) in try reader.fingerprint() },
      reads: PageReads(
        documents: try list { (reader) throws(DamagedBytes) in
          PageReads.DocumentRead(
            document: Int32(bitPattern: try reader.number32()),
            aspects: DocumentAspects(rawValue: try reader.number16()))
        },
        terms: try list { (reader) throws(DamagedBytes) in
          PageReads.TermRead(
            taxonomy: Int32(bitPattern: try reader.number32()),
            term: Int32(bitPattern: try reader.number32()))
        },
        facts: SiteFacts(rawValue: try number64())), body: try range())
  }
}
