/// Keeps two builds off one site and one output folder.
struct BuildLock: ~Copyable {
  private let state: FileLock
  private let output: FileLock

  /// Takes the lock, waiting for another build to end.
  ///
  /// - Parameters:
  ///   - stateFolder: the site's `.fude` folder, for two builds of one site.
  ///   - outputFolder: the output folder, for two sites with one output.
  ///   - onWait: called when another build holds the lock.
  /// - Returns: the lock, held until it is let go.
  /// - Throws: when the lock file cannot be opened.
  static func take(
    stateFolder: String, outputFolder: String, onWait: () -> Void
  ) throws(FileError) -> BuildLock {
    let state = try FileLock.take(stateFolder + "/lock", creates: true, onWait: onWait)
    let output = try FileLock.take(outputFolder, creates: false, onWait: onWait)
    return BuildLock(state: state, output: output)
  }
}
