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
