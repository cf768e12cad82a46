import Diagnostics

/// Reads text files of the site and keeps out what no later stage should meet.
enum SourceReader {
  /// A file's text, valid UTF-8 without NUL and control characters, or nil with an error.
  ///
  /// Invalid UTF-8 and NUL are errors; other control characters but tab, LF and CR are removed
  /// with a warning, since XML 1.0 forbids them (section 2.2) and no page shows them.
  static func read(_ path: String, inSite root: String) -> (file: SourceFile?, [Diagnostic]) {
    let bytes: [UInt8]
    do {
      bytes = try POSIX.read(root + "/" + path)
    } catch {
      let place = SourceLocation(path: path)
      return (nil, [.error("cannot read this file: \(error.reason)", at: place)])
    }
    return check(SourceFile(path: path, bytes: bytes))
  }

  static func check(_ file: SourceFile) -> (file: SourceFile?, [Diagnostic]) {
    if let offset = firstInvalidByte(of: file.bytes) {
      let error = Diagnostic.error(
        "this file is not valid UTF-8", at: file.location(at: offset),
        hint: "save it as UTF-8; \(encodingGuess(for: file.bytes))")
      return (nil, [error])
    }
    guard let offset = file.bytes.firstIndex(where: isControl) else { return (file, []) }
    if let zero = file.bytes.firstIndex(of: 0) {
      let error = Diagnostic.error(
        "this file holds a NUL character", at: file.location(at: zero), hint: "remove it")
      return (nil, [error])
    }
    let count = file.bytes.count { isControl($0) }
    let warning = Diagnostic.warning(
      count == 1 ? "removed a control character" : "removed \(count) control characters, the first here",
      at: file.location(at: offset))
    let cleaned = SourceFile(path: file.path, bytes: file.bytes.filter { !isControl($0) })
    return (cleaned, [warning])
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The encodings that East Asian files are in when they are not UTF-8, told by their marks.
  private static func encodingGuess(for bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "it looks like UTF-16"
    }
    return "Shift_JIS, EUC and GBK files need converting first"
  }
}
