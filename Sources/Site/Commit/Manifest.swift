import Diagnostics

/// The files that builds wrote into one output folder.
///
/// Only these are ever replaced or deleted.
///
/// A text file in `.fude/`, one path a line behind a line that names the format, so that it can be
/// read and compared with the usual tools.
struct Manifest: Sendable, Hashable {
  private static let header = "fude-manifest 1"

  /// Paths relative to the output folder.
  var files: Set<String>

  /// Where the manifest of an output folder is kept.
  ///
  /// - Parameters:
  ///   - state: the site's `.fude` folder.
  ///   - output: the output folder's path without symbolic links.
  /// - Returns: the manifest's path.
  static func path(in state: String, forOutput output: String) -> String {
    // FNV-1a (Fowler, Noll, Vo) of the path, since one site may be built into several folders.
    let hash = output.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return "\(state)/manifest-\(String(hash, radix: 16))"
  }

  /// Reads a manifest; one that is not there, or is not what this program writes, is empty.
  static func read(_ path: String) -> Manifest {
    guard let bytes = try? POSIX.read(path) else { return Manifest(files: []) }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == header[...] else { return Manifest(files: []) }
    return Manifest(files: Set(lines.dropFirst().map(String.init)))
  }

  /// Replaces the manifest in one step, on the disk before this returns.
  func write(to path: String) throws(FileError) {
    let sorted = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let text = ([Self.header] + sorted).joined(separator: "\n") + "\n"
    try POSIX.write(Array(text.utf8), to: path + ".new", isDurable: true)
    try POSIX.rename(path + ".new", to: path)
  }
}
