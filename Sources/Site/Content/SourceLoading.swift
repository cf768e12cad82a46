import Dates
import Diagnostics
import Synchronization

/// Loads the Markdown files of a site, each only if it is not known already what loading makes of it.
struct SourceLoading: Sendable {
  let loader: DocumentLoader
  /// In the order of the loader's catalog.
  let files: [ScannedFile]
  /// When the walk met the files, in nanoseconds since 1970.
  let scanned: Int64
  /// What the last build knew; nil when it was of another program or had other settings.
  let previous: BuildState?
  /// Whether the other files of content/ are those of the last build.
  let isCatalogSame: Bool
  /// Finds when a file is another than when the build began.
  let bodies: BodyMaker

  /// A file and what became of it.
  struct Loaded: Sendable {
    /// Nil when loading failed.
    var record: SourceRecord?
    var document: KeptDocument?
    var diagnostics: [Diagnostic] = []
    /// The file's document in the last build, by its place; nil when it had none.
    var previous: Int?
    var wasRead = false
    var wasParsed = false
  }

  /// All files, in their order.
  func run(jobs: Int) async -> [Loaded] {
    let old = previous.map { records(in: $0) } ?? []
    return await Parallel.map(files.count, jobs: jobs) { place in
      load(place, old.isEmpty ? nil : old[place])
    }
  }

  /// For each file its record in a state, found in one walk along both lists.
  private func records(in state: BuildState) -> [SourceRecord?] {
    var next = 0
    return files.map { file in
      while next < state.sources.count, PathText.precedes(state.sources[next].path, file.path) {
        next += 1
      }
      guard next < state.sources.count, ByteKey.isSame(state.sources[next].path, file.path) else {
        return nil
      }
      return state.sources[next]
    }
  }

  /// What became of one file.
  ///
  /// - Parameters:
  ///   - place: the file's place in `files`.
  ///   - old: what the last build knew of it.
  /// - Returns: the same as the last build's where nothing changed.
  func load(_ place: Int, _ old: SourceRecord?) -> Loaded {
    let file = files[place]
    if let old, old.isSettled, old.stamp == file.stamp, let kept = reused(old, place) {
      return kept
    }
    do throws(FileError) {
      let (bytes, stamp) = try POSIX.readWithStamp(loader.root + "/" + file.path)
      let content = Fingerprint(bytes)
      if let old, old.content == content, var kept = reused(old, place) {
        kept.record?.stamp = stamp
        kept.record?.isSettled = stamp.isSettled(at: scanned)
        kept.wasRead = true
        return kept
      }
      return parse(place, bytes, stamp, content, old)
    } catch {
      let place = SourceLocation(path: file.path)
      return Loaded(diagnostics: [.error("cannot read this file: \(error.reason)", at: place)])
    }
  }

  private func parse(
    _ place: Int, _ bytes: [UInt8], _ stamp: FileStamp, _ content: Fingerprint,
    _ old: SourceRecord?
  ) -> Loaded {
    let loaded = loader.load(loader.catalog.markdown[place], bytes)
    var result = Loaded(diagnostics: loaded.diagnostics, wasRead: true, wasParsed: true)
    if case .document(let place)? = old?.outcome { result.previous = place }
    let outcome: SourceRecord.Outcome
    switch loaded.outcome {
    case .document(let document):
      outcome = .document(0)
      document.body.keep(madeBy: maker(of: place, content))
      result.document = KeptDocument(document)
    case .heldBack(let held?): outcome = .heldBack(until: held.until)
    case .heldBack(nil): outcome = .withdrawn
    case .failed: return result
    }
    result.record = SourceRecord(
      path: files[place].path, stamp: stamp, isSettled: stamp.isSettled(at: scanned),
      content: content, outcome: outcome, dependences: loaded.dependences,
      diagnostics: loaded.diagnostics)
    return result
  }

  // MARK: - What is known

  /// What a record says of a file whose bytes are those of the record, unless loading would now
  /// make something else of them.
  private func reused(_ old: SourceRecord, _ place: Int) -> Loaded? {
    guard let previous else { return nil }
    if old.dependences.contains(.catalog), !isCatalogSame { return nil }
    if old.dependences.contains(.clock), previous.now != loader.now { return nil }
    var result = Loaded(record: old, diagnostics: old.diagnostics)
    switch old.outcome {
    case .withdrawn: return result
    case .heldBack(let until): return until.map { $0.epoch > loader.now } ?? true ? result : nil
    case .document(let number):
      guard let kept = kept(number, of: previous, old, place), isVisible(kept.document) else {
        return nil
      }
      result.document = kept
      result.previous = number
      return result
    }
  }

  /// A document of the last build: itself when that was in this process, else read back.
  private func kept(
    _ number: Int, of previous: BuildState, _ old: SourceRecord, _ place: Int
  ) -> KeptDocument? {
    guard previous.documents.indices.contains(number) else { return nil }
    let make = maker(of: place, old.content)
    if let memory = previous.memory {
      let kept = memory.documents[number]
      kept.document.body.reset(madeBy: make)
      return kept
    }
    return try? KeptDocument(
      reading: previous.documents[number], source: old.path, body: DocumentBody(madeBy: make))
  }

  private func isVisible(_ document: Document) -> Bool {
    if let layout = document.layout, !loader.templates.contains(layout + ".html") { return false }
    guard document.kind == .post, let date = document.date, !loader.visibility.future else {
      return true
    }
    return date.epoch <= loader.now
  }

  /// The text of a document that was not parsed: made again from its file when a page shows it.
  func maker(
    of place: Int, _ content: Fingerprint
  ) -> @Sendable () -> DocumentBody.Content? {
    { [bodies] in bodies.make(place, content) }
  }
}

/// Makes texts again from their files.
///
/// A class, so that what makes one of ten thousand texts is small; and apart from `SourceLoading`, which
/// knows the last build, and with that would keep all builds before it.
final class BodyMaker: Sendable {
  private let loader: DocumentLoader
  private let made = Mutex<[Int]>([])
  let hasChanged: SharedFlag

  init(_ loader: DocumentLoader, _ hasChanged: SharedFlag) {
    self.loader = loader
    self.hasChanged = hasChanged
  }

  /// The text of a file, by its place in the catalog; nil when it is another by now, which the flag
  /// then tells.
  func make(_ place: Int, _ content: Fingerprint) -> DocumentBody.Content? {
    let source = loader.catalog.markdown[place]
    guard let bytes = try? POSIX.read(loader.root + "/" + source.path),
      Fingerprint(bytes) == content,
      case .document(let document) = loader.load(source, bytes).outcome
    else {
      hasChanged.set()
      return nil
    }
    made.withLock { $0.append(place) }
    return document.body.content
  }

  /// How many texts were made since `takeMade` was last called.
  var madeCount: Int { made.withLock(\.count) }

  /// The places of the texts that were made since the last call.
  func takeMade() -> [Int] {
    made.withLock { made in
      defer { made = [] }
      return made
    }
  }
}
