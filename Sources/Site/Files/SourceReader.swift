import Diagnostics
import YAML

/// Reads text files of the site and keeps out what no later stage should meet.
enum SourceReader {
  /// A file's text, valid UTF-8 without NUL and control characters, or nil with an error.
  static func read(_ path: String, inSite root: String) -> (file: SourceFile?, [Diagnostic]) {
    do throws(FileError) {
      return check(SourceFile(path: path, bytes: try POSIX.read(root + "/" + path)))
    } catch {
      let place = SourceLocation(path: path)
      return (nil, [.error("cannot read this file: \(error.reason)", at: place)])
    }
  }

  /// The file without the characters that XML 1.0 (section 2.2) forbids and no page shows; nil
  /// when it holds what is an error.
  static func check(_ file: SourceFile) -> (file: SourceFile?, [Diagnostic]) {
    let check = TextCheck(file, in: 0..<file.bytes.count)
    // A file in another encoding has a mistake in every line; the first says it all.
    if let error = check.diagnostics.first(where: { $0.severity == .error }) {
      return (nil, [error])
    }
    guard !check.rejected.isEmpty else { return (file, check.diagnostics) }
    var bytes: [UInt8] = []
    var start = 0
    for range in check.rejected {
      bytes += file.bytes[start..<range.lowerBound]
      start = range.upperBound
    }
    return (SourceFile(path: file.path, bytes: bytes + file.bytes[start...]), check.diagnostics)
  }
}
