import Paths

/// A built site, to be published.
public struct SiteFiles: Sendable {
  /// One of its files.
  public struct File: Sendable, Hashable {
    /// Relative to the folder, by bytes.
    public let path: String
    /// In bytes.
    public let size: Int
    /// A hash of the bytes: equal ones mean equal bytes.
    public let content: String

    /// Makes a file from what is known of it.
    public init(path: String, size: Int, content: String) {
      self.path = path
      self.size = size
      self.content = content
    }
  }

  /// The folder that the site is built from.
  let root: String
  /// Where the files lie.
  public let folder: String
  /// In byte order of their paths.
  public let files: [File]

  /// Makes a site of the files in a folder, in any order.
  public init(root: String, folder: String, files: [File]) {
    self.root = root
    self.folder = folder
    self.files = files.sorted { PathText.precedes($0.path, $1.path) }
  }

  /// Whether a file of the site lies below a folder.
  func hasFile(below folder: String) -> Bool {
    let start = folder + "/"
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if PathText.precedes(files[middle].path, start) { low = middle + 1 } else { high = middle }
    }
    return low < files.count && PathText.isAtOrBelow(files[low].path, folder)
  }
}
