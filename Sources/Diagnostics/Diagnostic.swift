/// One finding about the site: what was found, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
  /// How grave a finding is.
  public enum Severity: String, Sendable, Comparable {
    /// The build stops before it changes anything.
    case error
    /// The build goes on; `--strict` turns it into an error.
    case warning

    /// Orders the graver one first.
    public static func < (left: Severity, right: Severity) -> Bool {
      left == .error && right == .warning
    }
  }

  /// A second place that explains the first: the include that led there, the other of two twins.
  public struct Note: Sendable, Hashable {
    /// What this place has to do with the finding.
    public let message: String
    /// Where it is.
    public let location: SourceLocation?

    /// Makes a note.
    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// A replacement of some bytes of the file in which a finding is.
  public struct Edit: Sendable, Hashable {
    /// The bytes that go, by offsets in the file as it was read; empty for what is only put in.
    public let range: Range<Int>
    /// What stands in their place.
    public let replacement: String

    /// Makes an edit.
    public init(_ range: Range<Int>, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// One sentence without a final full stop, in lower case: `no layout named 'pots'`.
  public let message: String
  /// Where it was found; nil when it concerns no file.
  public let location: SourceLocation?
  /// What to do, in the same form: `did you mean 'post'?`.
  public let hint: String?
  /// Further places, in the order in which they should be read.
  public let notes: [Note]
  /// The name of the rule that found it, by which settings speak of it: `image-alt`.
  ///
  /// Nil for what only a changed site can silence.
  public var rule: String?
  /// What mends it for certain, all of it or none; no edits when only a person can mend it.
  public var fix: [Edit] = []

  /// The same for a person to mend.
  public var withoutFix: Diagnostic {
    var finding = self
    finding.fix = []
    return finding
  }

  /// Makes a finding of any severity.
  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation? = nil,
    hint: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
    self.notes = notes
  }

  /// An error, which keeps the build from changing anything.
  public static func error(
    _ message: String, at location: SourceLocation? = nil, hint: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, message, at: location, hint: hint, notes: notes)
  }

  /// A warning, which only `--strict` makes fail.
  public static func warning(
    _ message: String, at location: SourceLocation? = nil, hint: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.warning, message, at: location, hint: hint, notes: notes)
  }
}

extension Sequence<Diagnostic> {
  /// The findings in the order in which they are shown: by place, then severity, then words;
  /// those without a place first.
  ///
  /// Equal findings are shown once.
  public func inStableOrder() -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    return filter { seen.insert($0).inserted }.sorted { left, right in
      switch (left.location, right.location) {
      case (nil, .some): return true
      case (.some, nil): return false
      case (let first?, let second?) where first != second && (first < second || second < first):
        return first < second
      default:
        if left.severity != right.severity { return left.severity < right.severity }
        return left.message < right.message
      }
    }
  }

  /// Whether any finding keeps the build from going on.
  public var containsError: Bool { contains { $0.severity == .error } }
}
