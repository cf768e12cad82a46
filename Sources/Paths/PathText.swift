/// Takes paths apart by their bytes.
///
/// A Swift `Character` may be a slash together with a combining mark behind it, which is no slash to
/// `split` or `hasPrefix`; to the file system it is one. So no path is taken apart in any other way.
public enum PathText {
  private static let slash = UInt8(ascii: "/")

  /// The names between the slashes, without empty ones.
  public static func parts(_ path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  /// All before the last slash, nil without one.
  public static func parent(_ path: String) -> String? {
    path.utf8.lastIndex(of: slash).map { String(Substring(path.utf8[..<$0])) }
  }

  /// All behind the last slash.
  public static func name(_ path: String) -> String {
    guard let index = path.utf8.lastIndex(of: slash) else { return path }
    return String(Substring(path.utf8[path.utf8.index(after: index)...]))
  }

  /// The folders that a relative path lies in, innermost first.
  public static func folders(above path: String) -> [String] {
    var folders: [String] = []
    var rest = path
    while let parent = parent(rest) {
      folders.append(parent)
      rest = parent
    }
    return folders
  }

  /// Whether a path comes before another by bytes, which is the order of lists of files.
  public static func precedes(_ left: String, _ right: String) -> Bool {
    let order = left.utf8.withContiguousStorageIfAvailable { first in
      right.utf8.withContiguousStorageIfAvailable { second in precedes(first, second) }
    }
    return (order ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func precedes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (first, second) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
    let common = min(first.count, second.count)
    var index = 0
    // Paths of one folder begin alike; eight bytes at once find where they part.
    while index + 8 <= common {
      let one = first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let other = second.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if one != other { return one.bigEndian < other.bigEndian }
      index += 8
    }
    while index < common {
      if first[index] != second[index] { return first[index] < second[index] }
      index += 1
    }
    return first.count < second.count
  }

  /// Whether a path starts at the root.
  public static func beginsWithSlash(_ path: String) -> Bool { path.utf8.first == slash }

  /// Whether a path is written as a folder's.
  public static func endsWithSlash(_ path: String) -> Bool { path.utf8.last == slash }

  /// Whether a path is a folder or lies in it.
  public static func isAtOrBelow(_ path: String, _ folder: String) -> Bool {
    guard path.utf8.starts(with: folder.utf8) else { return false }
    let rest = path.utf8.dropFirst(folder.utf8.count)
    return rest.isEmpty || rest.first == slash || endsWithSlash(folder)
  }

  /// The part of a path that lies below one of its folders, without a slash before it.
  public static func below(_ path: String, _ folder: String) -> String {
    let rest = path.utf8.dropFirst(folder.utf8.count)
    return String(Substring(rest.first == slash ? rest.dropFirst() : rest))
  }

  /// Whether a relative path stays where it starts: no empty part, no `.` or `..`, no control
  /// character.
  public static func isPlain(_ path: String) -> Bool {
    var part = 0
    var dots = 0
    for byte in path.utf8 {
      if byte == slash {
        if part == 0 || (part == dots && dots <= 2) { return false }
        (part, dots) = (0, 0)
        continue
      }
      guard byte >= 0x20, byte != 0x7F else { return false }
      part += 1
      if byte == UInt8(ascii: ".") { dots += 1 }
    }
    return part > 0 && !(part == dots && dots <= 2)
  }
}
