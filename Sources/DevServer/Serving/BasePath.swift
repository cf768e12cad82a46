import CJKText

/// The path below which a site is served: empty, or `/blog`.
struct BasePath: Sendable, Hashable {
  /// With a slash in front and none at the end; empty for the root.
  let text: String
  private let segments: [String]

  /// Takes a path with or without slashes around it, encoded or not.
  init(_ path: String) {
    segments = path.utf8.split(separator: UInt8(ascii: "/")).map {
      let part = String(decoding: $0, as: UTF8.self)
      return PercentDecoding.decode(part) ?? part
    }
    text = segments.map { "/" + PercentEncoding.component($0) }.joined()
  }

  /// What is left of a path below this one; nil when it lies elsewhere.
  ///
  /// `/blog` itself is the folder without its slash.
  func rest(of path: RequestPath) -> RequestPath? {
    guard path.segments.count >= segments.count,
      zip(path.segments, segments).allSatisfy({ $0 == $1 })
    else { return nil }
    var rest = path
    rest.segments.removeFirst(segments.count)
    return rest
  }

  /// The address of a path of the site, as it stands in a `Location` field.
  func address(of segments: [String], isFolder: Bool) -> String {
    let path = text + segments.map { "/" + PercentEncoding.component($0) }.joined()
    return isFolder ? path + "/" : path
  }
}
