import Dates
import Diagnostics

/// What loading made of one Markdown file, and what it depends on.
struct SourceRecord: Sendable {
  /// What became of the file.
  enum Outcome: Sendable, Hashable {
    /// A document: its place among those of the build.
    case document(Int)
    /// A post that is not shown yet; without a date it is a draft.
    case heldBack(until: DateTime?)
    /// A post that its author withdrew.
    case withdrawn
  }

  /// What loading looked at beside the file itself and the settings.
  struct Dependences: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    /// The other files of content/.
    static let catalog = Dependences(rawValue: 1)
    static let clock = Dependences(rawValue: 2)
  }

  let path: String
  var stamp: FileStamp
  /// Whether an equal stamp means that the file is the same.
  var isSettled: Bool
  /// Of the file's bytes.
  let content: Fingerprint
  var outcome: Outcome
  let dependences: Dependences
  let diagnostics: [Diagnostic]
}

/// A file of the site that is no Markdown: site.yml, a template, data, an asset.
struct InputRecord: Sendable {
  let path: String
  let stamp: FileStamp
  let isSettled: Bool

  /// Whether a file that the walk met is sure to be the one of the record.
  func isSame(as file: ScannedFile) -> Bool {
    isSettled && stamp == file.stamp && ByteKey.isSame(path, file.path)
  }
}
