/// What the file system says of a file without opening it.
///
/// Two equal stamps of which both can be trusted mean that nobody changed the file between: any
/// write, rename or `touch` sets the time of the last status change, which no program can choose.
struct FileStamp: Sendable, Hashable {
  var size: Int
  /// Time of the last change of the content, in nanoseconds since 1970.
  var modified: Int64
  /// Time of the last change of the content or of what the system notes of it, likewise.
  var changed: Int64
  var inode: UInt64
  var device: UInt64

  /// Whether the stamp would be another one had the file been changed after it was taken.
  ///
  /// A file that is changed twice within one tick of the file system's clock has one stamp for both
  /// versions: Git calls it "racily clean" (Documentation/technical/racy-git.txt). So a
  /// stamp is trusted only if it is older than a tick when it is taken. Linux ticks every 10 ms at
  /// most; where the nanoseconds are zero the file system keeps whole seconds, or two (FAT).
  ///
  /// - Parameter moment: when the stamp was taken, in nanoseconds since 1970.
  /// - Returns: whether it can be trusted.
  func isSettled(at moment: Int64) -> Bool {
    let keepsWholeSeconds = changed % 1_000_000_000 == 0 || modified % 1_000_000_000 == 0
    let tick: Int64 = keepsWholeSeconds ? 2_500_000_000 : 20_000_000
    return max(modified, changed) < moment - tick
  }
}

extension FileStamp {
  /// Equal to no file's.
  static let none = FileStamp(size: -1, modified: 0, changed: 0, inode: 0, device: 0)
}
