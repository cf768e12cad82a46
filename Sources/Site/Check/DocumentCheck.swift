import Diagnostics

/// The rules that look at documents while these are loaded.
struct DocumentCheck: Sendable {
  /// What is shown of one rule in one file: a file with ten thousand mistakes of one kind says all
  /// that there is to say in the first ones.
  static let mostFindings = 50

  let settings: CheckSettings
  private let rules: [(rule: CheckRule, find: @Sendable (CheckedDocument) -> [CheckFinding])]
  private let surveys: [CheckSurvey]
  /// Nil for a second look.
  private let files: CheckedFiles?

  /// A look with surveys alone.
  init(surveys: [CheckSurvey], settings: CheckSettings) {
    self.settings = settings
    self.surveys = surveys
    files = nil
    rules = []
  }

  /// A look with those of some rules that are on and look at single documents, and with surveys.
  init(
    _ all: [CheckRule], surveys: [CheckSurvey], settings: CheckSettings, files: CheckedFiles
  ) {
    self.files = files
    self.settings = settings
    self.surveys = surveys
    rules = all.filter { settings.level(of: $0) != .off }.flatMap { rule in
      rule.looks.compactMap { look in
        if case .document(let find) = look { (rule, find) } else { nil }
      }
    }
  }

  /// All that there is to say of one document; its comments are noted.
  func findings(in document: CheckedDocument) -> [Diagnostic] {
    for survey in surveys { survey.look(document) }
    guard let files else { return [] }
    let comments = CheckComments(
      document.file, bodyStart: document.bodyStart, code: document.text.prose.code)
    files.note(comments, in: document.file.path)
    return rules.flatMap { rule, find -> [Diagnostic] in
      guard let severity = settings.level(of: rule).severity else { return [] }
      // What comments silence is not counted.
      let found = find(document).filter { finding in
        guard let comments, let offset = finding.offset else { return true }
        return !comments.silence(rule, at: offset)
      }
      var shown = found.prefix(Self.mostFindings).map {
        $0.diagnostic(of: rule, severity, in: document)
      }
      if found.count > shown.count {
        let rest = "and \(found.count - shown.count) more in this file"
        var more = Diagnostic(severity, rest, at: document.file.location)
        more.rule = rule.name
        if document.isAsOnDisk { more.fix = found.dropFirst(shown.count).flatMap(\.fix) }
        shown.append(more)
      }
      return shown
    }
  }

  /// Notes what the bytes of a file on the disk were, where something in it can be mended.
  func note(_ bytes: [UInt8], of path: String, _ found: [Diagnostic]) {
    if found.contains(where: { !$0.fix.isEmpty }) { files?.note(bytes: bytes, of: path) }
  }
}
