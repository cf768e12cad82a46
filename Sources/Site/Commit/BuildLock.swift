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

/// An exclusive lock on a file or folder.
///
/// The system releases it when the process ends, however it ends.
struct FileLock: ~Copyable {
  private let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  static func take(
    _ path: String, creates: Bool, onWait: () -> Void
  ) throws(FileError) -> FileLock {
    let lock = FileLock(descriptor: try POSIX.openForLock(path, creates: creates))
    if try !POSIX.lock(lock.descriptor, waits: false, path: path) {
      onWait()
      _ = try POSIX.lock(lock.descriptor, waits: true, path: path)
    }
    return lock
  }

  deinit {
    POSIX.closeDescriptor(descriptor)
  }
}
