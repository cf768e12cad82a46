import Diagnostics

/// The file that keeps a `BuildState` between processes: `.fude/cache/<output>`.
///
///     "fude-cache" | version | the state | length of the state | checksum of the state
///
/// A file that is not exactly that, by whatever accident, counts as none, and the next build is a
/// clean one. The state names the very program that wrote it, so that a new version reads no old one.
enum BuildCache {
  private static let mark: [UInt8] = Array("fude-cache".utf8)
  /// Counts the changes of this format.
  private static let version: UInt16 = 4
  private static let headerLength = mark.count + 2
  private static let trailerLength = 8 + 8

  /// Of a state's pieces, one after the other: XXH64 of each, as they are still at hand then.
  private struct Checksum {
    private(set) var length = 0
    private(set) var print = Fingerprint()

    mutating func add(_ piece: UnsafeRawBufferPointer) {
      length += piece.count
      print.add(XXHash64.hash(piece))
    }
  }

  /// Reads a state; nil when there is none that can be read.
  static func read(_ path: String) -> BuildState? {
    guard let bytes = try? POSIX.read(path) else { return nil }
    return decode(bytes, from: path)
  }

  /// Writes a state in one step.
  static func write(_ state: BuildState, to path: String) async throws(FileError) {
    try POSIX.createParent(of: path)
    // Not forced to the disk: after a loss of power the checksum tells.
    let file = try POSIX.NewFile(path + ".new")
    var header = ByteWriter()
    for byte in mark { header.write(byte) }
    header.write(version)
    header.bytes.withUnsafeBytes { file.append($0) }
    let checksum = await write(state, to: file)
    var trailer = ByteWriter()
    trailer.write(UInt64(checksum.length))
    trailer.write(checksum.print)
    trailer.bytes.withUnsafeBytes { file.append($0) }
    try file.close()
    try POSIX.rename(path + ".new", to: path)
  }

  private static func write(_ state: BuildState, to file: POSIX.NewFile) async -> Checksum {
    // The two halves at once.
    async let outputs = bytes(ofOutputs: state)
    var checksum = Checksum()
    var writer = ByteWriter(inPieces: { piece in
      checksum.add(piece)
      file.append(piece)
    })
    writer.write(sources: state)
    writer.append(raw: await outputs[...])
    writer.end()
    return checksum
  }

  private static func bytes(ofOutputs state: BuildState) async -> [UInt8] {
    var writer = ByteWriter()
    writer.write(outputs: state)
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8], from path: String = "") -> BuildState? {
    let length = bytes.count - headerLength - trailerLength
    guard length >= 0, bytes.starts(with: mark) else { return nil }
    return bytes.withUnsafeBytes { buffer -> BuildState? in
      var reader = ByteReader(buffer, from: mark.count)
      var trailer = ByteReader(buffer, from: headerLength + length)
      do throws(DamagedBytes) {
        guard try reader.number16() == version, try trailer.number64() == UInt64(length),
          try trailer.fingerprint() == checksum(of: buffer[headerLength..<headerLength + length])
        else { return nil }
        let state = try reader.state(in: bytes, from: path)
        return reader.position == headerLength + length ? state : nil
      } catch {
        return nil
      }
    }
  }

  private static func checksum(of state: Slice<UnsafeRawBufferPointer>) -> Fingerprint {
    var checksum = Checksum()
    for start in stride(from: state.startIndex, to: state.endIndex, by: ByteWriter.pieceSize) {
      let end = min(start + ByteWriter.pieceSize, state.endIndex)
      checksum.add(UnsafeRawBufferPointer(rebasing: state[start..<end]))
    }
    return checksum.print
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
    // Often the same.
    write(Int(stamp.changed &- stamp.modified))
    write(Int(truncatingIfNeeded: stamp.inode))
    write(Int(truncatingIfNeeded: stamp.device))
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
      writer.write(Int(read.document))
      writer.write(read.aspects.rawValue)
    }
    write(output.reads.terms) { writer, read in
      writer.write(Int(read.taxonomy))
      writer.write(Int(read.term))
    }
    write(output.reads.facts.rawValue)
    write(output.body.lowerBound)
    write(output.body.count)
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
    let (size, modified) = (try integer(), try integer64())
    return FileStamp(
      size: size, modified: modified, changed: modified &+ Int64(try integer()),
      inode: UInt64(truncatingIfNeeded: try integer()),
      device: UInt64(truncatingIfNeeded: try integer()))
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
    let (start, count) = (try integer(), try integer())
    let (end, overflows) = start.addingReportingOverflow(count)
    guard count >= 0, !overflows else { throw DamagedBytes() }
    return start..<end
  }

  private mutating func output() throws(DamagedBytes) -> OutputRecord {
    OutputRecord(
      url: URLPath(safe: try text()), subject: try outputContent(), content: try fingerprint(),
      stamp: try stamp(), isSettled: try flag(),
      signature: try optional { (reader) throws(DamagedBytes) in try reader.fingerprint() },
      reads: PageReads(
        documents: try list { (reader) throws(DamagedBytes) in
          PageReads.DocumentRead(
            document: Int32(truncatingIfNeeded: try reader.integer()),
            aspects: DocumentAspects(rawValue: try reader.number16()))
        },
        terms: try list { (reader) throws(DamagedBytes) in
          PageReads.TermRead(
            taxonomy: Int32(truncatingIfNeeded: try reader.integer()),
            term: Int32(truncatingIfNeeded: try reader.integer()))
        },
        facts: SiteFacts(rawValue: try number64())), body: try range())
  }
}
