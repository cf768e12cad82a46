public import Diagnostics

/// Where the front matter of a file stands, and where its body begins.
public struct FrontMatter: Sendable, Hashable {
  /// The bytes between the two delimiter lines; nil when the file has no front matter.
  public let yaml: Range<Int>?
  /// The first byte behind the closing line.
  public let bodyStart: Int

  /// Finds the front matter: from a line `---` at the very start (behind a byte order mark at most)
  /// to the next line `---` or `...`; blanks may follow on both.
  ///
  /// Without a closing line there is an error, no front matter and no body.
  public static func locate(in file: SourceFile) -> (FrontMatter, [Diagnostic]) {
    file.bytes.withUnsafeBufferPointer { bytes in
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var line = LineScanner(bytes, from: start)
      guard line.isDelimiter(UInt8(ascii: "-")) else {
        return (FrontMatter(yaml: nil, bodyStart: start), [])
      }
      let yamlStart = line.next
      while line.advance() {
        guard line.isDelimiter(UInt8(ascii: "-")) || line.isDelimiter(UInt8(ascii: ".")) else {
          continue
        }
        return (FrontMatter(yaml: yamlStart..<line.start, bodyStart: line.next), [])
      }
      let problem = Diagnostic.error(
        "the front matter has no end", at: file.location(at: start),
        hint: "put a line '---' behind its last entry")
      return (FrontMatter(yaml: nil, bodyStart: bytes.count), [problem])
    }
  }

  /// The front matter's entries; none when the file has no front matter.
  public func mapping(
    in file: SourceFile
  ) -> (mapping: YAMLMapping, diagnostics: [Diagnostic]) {
    guard let yaml else { return (YAMLMapping(), []) }
    return YAML.parseMapping(file, in: yaml, subject: "the front matter")
  }
}

/// Goes through lines that end at LF, CR LF or CR.
private struct LineScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var start: Int
  private var end: Int
  /// Where the next line begins.
  private(set) var next: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    (self.start, end, next) = (start, start, start)
    findEnd()
  }

  /// Whether there is a next line.
  mutating func advance() -> Bool {
    guard next < bytes.count else { return false }
    start = next
    findEnd()
    return true
  }

  private mutating func findEnd() {
    end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    next = min(end + 1, bytes.count)
    if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { next = end + 2 }
  }

  /// Whether the line is three such characters and blanks.
  func isDelimiter(_ character: UInt8) -> Bool {
    guard end - start >= 3 else { return false }
    for index in start..<end {
      let byte = bytes[index]
      if index < start + 3 {
        if byte != character { return false }
      } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
        return false
      }
    }
    return true
  }
}
