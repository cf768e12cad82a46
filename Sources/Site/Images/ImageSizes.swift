import Synchronization

/// The sizes of the images that one build's texts show; each file is opened once.
final class ImageSizes: Sendable {
  private let root: String
  private let known = Mutex<[String: ImageSize?]>([:])

  /// - Parameter root: the folder that paths start from.
  init(root: String) {
    self.root = root
  }

  /// The size of an image by its path in the site; nil when its header does not say.
  func size(of path: String) -> ImageSize? {
    known.withLock { known in
      if let size = known[path] { return size }
      let file = root + "/" + path
      var bytes = ImageBytes { offset, count in
        (try? POSIX.read(file, from: offset, count: count)) ?? []
      }
      let size = ImageSize(&bytes)
      known[path] = .some(size)
      return size
    }
  }
}
