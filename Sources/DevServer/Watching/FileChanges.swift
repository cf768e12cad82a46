/// Files that have changed since the last time somebody asked.
public struct FileChanges: Sendable, Hashable {
  /// Paths below the watched folder, in byte order: files, and folders that are gone or new.
  public let paths: [String]
  /// Whether there may be others: more happened than the system could tell.
  public let areAll: Bool

  /// Makes changes.
  public init(paths: [String], areAll: Bool = true) {
    self.paths = paths
    self.areAll = areAll
  }
}
