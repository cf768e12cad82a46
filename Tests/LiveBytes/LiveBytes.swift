import CPlatform
import Foundation
import Site

/// Tells what stays allocated from edit to edit, in a process of its own: the C library counts for all of a
/// process at once.
///
///     live-bytes SITE FILE LIMIT TEXT...
///
/// Builds the site, then writes the texts one after the other to the file and builds each time. `#` in a text stands
/// for a number that is another for each edit; an empty text removes the file. Prints the bytes that an edit of
/// each round leaves, until a round leaves no more than the limit or the rounds are used up; nothing where the C
/// library does not count. Fails where the last text does not build.
@main struct LiveBytes {
  /// The number of times that all texts are written in a round.
  private static let edits = 20
  /// How often it is judged anew: a round in which little stays is enough.
  ///
  /// Malloc and Dispatch keep blocks that were freed, up to some hundred KB for each thread, and one round may show
  /// these caches grow. They come to an end; what is kept for ever shows in each.
  private static let rounds = 10

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard allocated_bytes() > 0 else { return }
    guard arguments.count > 4, let limit = Int(arguments[3]) else { exit(2) }
    var options = BuildOptions()
    options.source = arguments[1]
    // 2026-01-01T00:00:00Z.
    options.now = 1_767_225_600
    options.jobs = 1
    let session = Session(
      builder: Builder(options), path: arguments[1] + "/" + arguments[2], file: arguments[2],
      texts: Array(arguments.dropFirst(4)))
    guard await session.builder.run().isBuilt else { exit(1) }
    // The first makes what stays for good.
    var before = try await session.round(0)
    for round in 1...rounds {
      let now = try await session.round(round)
      let growth = (now - before) / (edits * session.texts.count)
      print(growth)
      if growth <= limit { return }
      before = now
    }
  }

  private struct Session {
    let builder: Builder
    let path: String
    /// The path as the builder knows it.
    let file: String
    let texts: [String]

    /// Makes the edits of a round, and counts what is allocated then.
    func round(_ number: Int) async throws -> Int {
      for edit in 0..<LiveBytes.edits {
        var isBuilt = false
        for text in texts {
          if text.isEmpty {
            try FileManager.default.removeItem(atPath: path)
          } else {
            try text.replacing("#", with: "\(1_000 + number * LiveBytes.edits + edit)").write(
              toFile: path, atomically: false, encoding: .utf8)
          }
          isBuilt = await builder.run(changes: [file]).isBuilt
        }
        guard isBuilt else { exit(1) }
      }
      return allocated_bytes()
    }
  }
}
