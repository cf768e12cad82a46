public import JSON

/// What a build changed on the site, as absolute addresses in byte order.
///
/// For the purge of a content delivery network, or for uploads: a file's path is its address
/// without the site's, with `index.html` behind a slash.
public struct SiteChanges: Sendable, Hashable {
  /// What was not there before.
  public internal(set) var added: [String] = []
  /// What has other bytes.
  public internal(set) var changed: [String] = []
  /// What is gone.
  public internal(set) var removed: [String] = []
}

extension SiteChanges {
  /// The three lists as an object.
  public var json: JSONValue {
    let list = { (urls: [String]) in JSONValue.array(urls.map { .string($0) }) }
    return .object([
      JSONMember(key: "added", value: list(added)),
      JSONMember(key: "changed", value: list(changed)),
      JSONMember(key: "removed", value: list(removed)),
    ])
  }

  /// Writes them as JSON, in one step.
  func write(to path: String) throws(FileError) {
    var bytes: [UInt8] = []
    json.write(into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    try POSIX.write(bytes, to: path + ".new")
    try POSIX.rename(path + ".new", to: path)
  }

  /// Tells them from the files that a commit moved and removed.
  init(staged: PathSet, removed: PathSet, old: Manifest, _ configuration: SiteConfiguration) {
    let addresses = { (files: PathSet) in
      files.map { configuration.address(of: URLPath(file: $0)) }.sorted(by: PathText.precedes)
    }
    added = addresses(staged.subtracting(old.files))
    changed = addresses(staged.intersection(old.files))
    self.removed = addresses(removed)
  }
}
