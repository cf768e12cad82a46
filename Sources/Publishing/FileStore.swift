/// A place that holds files by path and that a tool can reach.
///
/// Each operation may be repeated: what is done already is no error.
protocol FileStore: Sendable {
  /// How messages name it, without secrets.
  var name: String { get }

  /// The files about publications whose names begin like this, with their bytes.
  func state(beginningWith prefix: String) async throws(PublicationError) -> [String: [UInt8]]

  /// Writes a file about publications.
  func putState(_ bytes: [UInt8], name: String) async throws(PublicationError)

  /// Removes a file about publications.
  func removeState(_ name: String) async throws(PublicationError)

  /// Whether files are served by the store itself, with headers that are given with them.
  func servesHeaders() async throws(PublicationError) -> Bool

  /// Copies files of a folder, over those that are there.
  func upload(
    _ uploads: [PublicationPlan.Upload], from folder: String
  ) async throws(PublicationError)

  /// Deletes files.
  func delete(_ paths: [String]) async throws(PublicationError)

  /// Removes folders in which nothing is, those within others first, and leaves all others.
  func removeEmpty(_ folders: [String]) async throws(PublicationError)

  /// Compares files of a folder with those of the same paths, by their bytes.
  func compare(_ paths: [String], in folder: String) async throws(PublicationError)
    -> StoreComparison
}

/// What a store has of a list of files.
struct StoreComparison: Sendable {
  /// Has, with the same bytes.
  var same: [String] = []
  /// Has with others.
  var different: [String] = []
}
