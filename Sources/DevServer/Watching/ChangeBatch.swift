/// What has changed, until it is quiet enough to be looked at.
///
/// A file is saved in many ways: written in place, written beside and renamed over, moved away and written
/// anew; and a checkout changes a thousand of them. Each must be seen once, when it is over. So a batch is
/// due when nothing more is to be expected: soon after a file was closed, later after one went away
/// (another may take its place) or is new (it may take another's), and while one is open, when it is
/// closed.
struct ChangeBatch {
  typealias Instant = ContinuousClock.Instant

  /// What happened to a path.
  enum Event: Sendable, Hashable {
    /// It is there, and nobody writes to it.
    case written
    /// It is new, and somebody may be writing to it.
    case created
    /// Somebody is writing to it.
    case writing
    /// It is gone.
    case removed
  }

  private struct Entry {
    var event: Event
    /// Whether the batch saw it begin.
    var isNew: Bool
    var last: Instant
  }

  /// How long nothing may happen, by what happened.
  struct Pauses {
    var afterWrite = Duration.milliseconds(4)
    /// After a file came or went.
    var afterMove = Duration.milliseconds(40)
    var afterMany = Duration.milliseconds(100)
    /// How long a file may stay open without being written to.
    var whileOpen = Duration.milliseconds(250)
    /// How long a batch can be put off altogether.
    var longest = Duration.seconds(2)

    /// More paths than this are many: a checkout, not an edit.
    var many = 8
  }

  private var entries: [String: Entry] = [:]
  private var first: Instant?
  private var last: Instant?
  private var areAll = true
  private let pauses: Pauses

  init(pauses: Pauses = Pauses()) {
    self.pauses = pauses
  }

  /// Adds what happened to a path.
  mutating func add(_ event: Event, _ path: String, at now: Instant) {
    begin(now)
    let isNew = entries[path]?.isNew ?? (event == .created)
    if event == .removed, isNew {
      // Made and removed between two looks, as editors' test and swap files are.
      entries[path] = nil
      if entries.isEmpty, areAll { (first, last) = (nil, nil) }
      return
    }
    entries[path] = Entry(event: event, isNew: isNew, last: now)
  }

  /// Notes that things happened that nobody can name.
  mutating func addUnknown(at now: Instant) {
    begin(now)
    areAll = false
  }

  private mutating func begin(_ now: Instant) {
    if first == nil { first = now }
    last = now
  }

  /// When it can be looked at; nil when nothing has changed.
  var due: Instant? {
    guard let first, let last else { return nil }
    var due = last + (entries.count > pauses.many || !areAll ? pauses.afterMany : pauses.afterWrite)
    for entry in entries.values {
      switch entry.event {
      case .written where !entry.isNew: break
      case .written, .removed: due = max(due, entry.last + pauses.afterMove)
      case .created, .writing: due = max(due, entry.last + pauses.whileOpen)
      }
    }
    return min(due, first + pauses.longest)
  }

  /// Takes what has changed and begins anew.
  mutating func take() -> FileChanges {
    let paths = entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    defer { self = ChangeBatch(pauses: pauses) }
    return FileChanges(paths: paths, areAll: areAll)
  }
}
