import Diagnostics

/// The files that builds wrote into one output folder.
///
/// Only these are ever replaced or deleted. A text file in `.fude/`, one path a line behind a line
/// that names the format, so that it can be read and compared with the usual tools.
struct Manifest: Sendable, Equatable {
  static let header = "fude-manifest 1"

  /// Paths relative to the output folder.
  var files: PathSet = []

  /// Where the manifest of an output folder is kept.
  ///
  /// An output in the site's folder is known by its place there, so that a site that is moved or
  /// restored elsewhere still knows its files.
  ///
  /// - Parameters:
  ///   - state: the state folder.
  ///   - root: the site's root without symbolic links.
  ///   - output: the output folder's path without symbolic links.
  /// - Returns: the manifest's path.
  static func path(in state: String, root: String, output: String) -> String {
    let isInside = PathText.isAtOrBelow(output, root)
    let place = isInside ? "/" + PathText.below(output, root) : output
    // FNV-1a (Fowler, Noll, Vo), since one site may be built into several folders.
    let hash = place.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return "\(state)/manifest-\(String(hash, radix: 16))"
  }

  /// Reads a manifest.
  ///
  /// One that is not there, or is not what this program writes, names no file. A line that is no
  /// plain relative path is passed over: a damaged manifest must not lead out of the output folder.
  static func read(_ path: String) throws(FileError) -> Manifest {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try POSIX.read(path)
    } catch {
      guard error.code == POSIX.notFound else { throw error }
      return Manifest()
    }
    return bytes.withUnsafeBufferPointer { parse($0) }
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Manifest {
    var files: [String] = []
    var isFirst = true
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      start = end + 1
      if isFirst {
        guard line == header else { return Manifest() }
        files.reserveCapacity(bytes.count / 24)
        isFirst = false
      } else if PathText.isPlain(line) {
        files.append(line)
      }
    }
    return Manifest(files: PathSet(files))
  }

  /// The manifest of those of some files that are named in a manifest's text, which is in order.
  static func naming(_ files: PathSet, in text: [UInt8]) -> Manifest {
    Manifest(
      files: PathSet(files.filter { file in text.withUnsafeBufferPointer { names(file, $0) } }))
  }

  private static func names(_ file: String, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var low = (text.firstIndex(of: 0x0A) ?? text.count) + 1
    var high = text.count
    while low < high {
      let middle = (low + high) / 2
      let start = text[low..<middle].lastIndex(of: 0x0A).map { $0 + 1 } ?? low
      let end = text[middle..<high].firstIndex(of: 0x0A) ?? high
      let line = text[start..<end]
      if line.elementsEqual(file.utf8) { return true }
      if line.lexicographicallyPrecedes(file.utf8) {
        low = end + 1
      } else {
        high = start
      }
    }
    return false
  }

  /// Replaces the manifest in one step, on the disk before this returns.
  func write(to path: String) throws(FileError) {
    let text = ([Self.header] + files).joined(separator: "\n") + "\n"
    try POSIX.write(Array(text.utf8), to: path + ".new", isDurable: true)
    try POSIX.rename(path + ".new", to: path)
  }
}
