import Diagnostics

/// What a rule found.
struct CheckFinding: Sendable {
  /// Where it is.
  enum Place: Sendable {
    /// At a byte of the document that the rule looks at.
    ///
    /// Line and column are counted only for what is shown.
    case offset(Int)
    /// At a place that is known already; nil for what concerns no file.
    case location(SourceLocation?)
  }

  let place: Place
  /// One sentence as `Diagnostic` has it.
  let message: String
  let hint: String?
  let notes: [Diagnostic.Note]
  /// What mends it for certain, in the file that the place is in; by the offsets of that file.
  let fix: [Diagnostic.Edit]

  /// The byte of the document at which it is; nil for one that is elsewhere.
  var offset: Int? { if case .offset(let offset) = place { offset } else { nil } }

  /// Makes a finding at a byte of the document that is looked at.
  init(
    _ message: String, at offset: Int, hint: String? = nil, notes: [Diagnostic.Note] = [],
    fix: [Diagnostic.Edit] = []
  ) {
    self.init(message, in: .offset(offset), hint: hint, notes: notes, fix: fix)
  }

  /// Makes a finding at any place.
  init(
    _ message: String, at location: SourceLocation?, hint: String? = nil,
    notes: [Diagnostic.Note] = [], fix: [Diagnostic.Edit] = []
  ) {
    self.init(message, in: .location(location), hint: hint, notes: notes, fix: fix)
  }

  private init(
    _ message: String, in place: Place, hint: String?, notes: [Diagnostic.Note],
    fix: [Diagnostic.Edit]
  ) {
    self.place = place
    self.message = message
    self.hint = hint
    self.notes = notes
    self.fix = fix
  }
}

extension CheckFinding {
  /// The finding of a rule as it is shown, as grave as the site takes it; offsets are of a document.
  func diagnostic(
    of rule: CheckRule, _ severity: Diagnostic.Severity, in document: CheckedDocument? = nil
  ) -> Diagnostic {
    let location: SourceLocation? =
      switch place {
      case .offset(let offset): document?.file.location(at: offset)
      case .location(let location): location
      }
    var diagnostic = Diagnostic(severity, message, at: location, hint: hint, notes: notes)
    diagnostic.rule = rule.name
    if document?.isAsOnDisk ?? true { diagnostic.fix = fix }
    return diagnostic
  }
}
