import Diagnostics
import Synchronization

/// What a check must know of files after it has looked at them: their comments, and what their bytes
/// were.
///
/// Only files of which there is something to know are kept.
final class CheckedFiles: Sendable {
  private struct State {
    var comments: [String: CheckComments] = [:]
    var prints: [String: Fingerprint] = [:]
  }

  private let state = Mutex(State())

  /// Notes the comments of a file.
  func note(_ comments: CheckComments?, in path: String) {
    guard let comments else { return }
    state.withLock { $0.comments[path] = comments }
  }

  /// Notes the bytes of a file in which something can be mended.
  func note(bytes: [UInt8], of path: String) {
    let print = Fingerprint(bytes)
    state.withLock { $0.prints[path] = print }
  }

  /// The findings that no comment silences, and what is wrong with the comments.
  func applied(to found: [Diagnostic]) -> [Diagnostic] {
    let comments = state.withLock { $0.comments }
    if comments.isEmpty { return found }
    return found.filter { finding in
      finding.location.flatMap { comments[$0.path] }.map { !$0.silence(finding) } ?? true
    } + comments.values.flatMap(\.problems)
  }

  /// The fingerprints of the files in which something can be mended, by path.
  var prints: [String: Fingerprint] { state.withLock { $0.prints } }
}
