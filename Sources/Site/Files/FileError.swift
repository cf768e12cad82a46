/// A system call that failed on a file.
struct FileError: Error, Sendable, Hashable {
  /// What was tried, as a verb: `read`, `rename`.
  let operation: String
  /// The path it was tried on.
  let path: String
  /// The system's error number.
  let code: Int32

  /// The system's words for the error number, in lower case: `no such file or directory`.
  var reason: String {
    let words = POSIX.message(for: code)
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// One sentence: `cannot read content/a.md: permission denied`.
  var message: String { "cannot \(operation) \(path): \(reason)" }
}
