import Synchronization

/// A look at all documents: first at each while it is loaded, then at what was noted of all.
///
///     static let twins = CheckRule("twins", look: .survey {
///       CheckSurvey { document in words(of: document) }   // nil where there is nothing to note
///         find: { notes, site in twins(among: notes) }    // in the order of the paths
///     })
struct CheckSurvey: Sendable {
  /// Notes something of a document; called from any thread.
  let look: @Sendable (CheckedDocument) -> Void
  /// Judges the notes.
  let find: @Sendable (CheckedSite) async -> [CheckFinding]

  /// Makes a survey.
  ///
  /// - Parameters:
  ///   - note: what is to be kept of a document; nil for nothing.
  ///   - find: gets all notes in the order of the documents' paths.
  init<Note: Sendable>(
    _ note: @escaping @Sendable (CheckedDocument) -> Note?,
    find: @escaping @Sendable ([Note], CheckedSite) async -> [CheckFinding]
  ) {
    let (survey, notes) = Self.gathering(note)
    look = survey.look
    self.find = { site in await find(notes(), site) }
  }

  private init(look: @escaping @Sendable (CheckedDocument) -> Void) {
    self.look = look
    find = { _ in [] }
  }

  /// A survey that finds nothing, and a closure that gives its notes.
  static func gathering<Note: Sendable>(
    _ note: @escaping @Sendable (CheckedDocument) -> Note?
  ) -> (survey: CheckSurvey, notes: @Sendable () -> [Note]) {
    let notes = Notes<Note>()
    return (
      CheckSurvey { document in
        if let note = note(document) { notes.add(note, of: document.document.source) }
      },
      { notes.inOrder }
    )
  }

  /// Notes from all threads.
  private final class Notes<Note: Sendable>: Sendable {
    private let notes = Mutex<[(source: String, note: Note)]>([])

    func add(_ note: Note, of source: String) {
      notes.withLock { $0.append((source, note)) }
    }

    var inOrder: [Note] {
      notes.withLock { $0 }.sorted { PathText.precedes($0.source, $1.source) }.map(\.note)
    }
  }
}
