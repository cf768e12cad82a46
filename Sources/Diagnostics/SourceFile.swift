/// The bytes of one input file and the name by which messages speak of it.
public struct SourceFile: Sendable {
  /// Path relative to the site's root, `/` as separator: `content/posts/a.md`.
  public let path: String
  /// The file as it was read; not necessarily valid UTF-8.
  public let bytes: [UInt8]

  /// Makes a source from bytes already read.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a source from text, for tests and standard input.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The place of a byte, for messages.
  ///
  /// Lines end at LF, CR LF or CR. Reads the file from its start, so it is meant for the few
  /// places that a message names. An offset past the end means the end.
  public func location(at offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    var index = 0
    while index < offset {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = index
      } else if byte == UInt8(ascii: "\r"), index >= bytes.count || bytes[index] != 0x0A {
        line += 1
        lineStart = index
      }
    }
    let lineEnd =
      bytes[lineStart...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      ?? bytes.count
    let before = String(decoding: bytes[lineStart..<min(offset, lineEnd)], as: UTF8.self)
    return SourceLocation(
      path: path, line: line, column: before.count + 1,
      lineText: String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self))
  }

  /// The whole file as a place, for a message that concerns no single line.
  public var location: SourceLocation { SourceLocation(path: path) }
}
