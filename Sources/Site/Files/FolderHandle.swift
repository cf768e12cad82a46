/// An open folder, from which the system need not walk the path to it again.
final class FolderHandle: Sendable {
  let descriptor: Int32

  init(_ path: String) throws(FileError) {
    descriptor = try POSIX.openFolder(path)
  }

  deinit {
    POSIX.closeDescriptor(descriptor)
  }
}
