import Diagnostics
import Markdown

extension MarkdownFinding {
  /// The finding as one about the file, with the place of what it is about.
  ///
  /// - Parameters:
  ///   - file: the whole file.
  ///   - bodyStart: the byte at which its Markdown begins.
  /// - Returns: an error when the text was not rendered, else a warning.
  func diagnostic(in file: SourceFile, from bodyStart: Int) -> Diagnostic {
    let start = file.offset(ofLine: line, from: bodyStart)
    let end = file.bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? file.bytes.count
    let found = file.bytes[start..<end].firstRange(of: Array(excerpt.utf8))
    var place = file.location(at: found?.lowerBound ?? start)
    if excerpt.isEmpty || found == nil {
      place = SourceLocation(path: place.path, line: place.line, lineText: place.lineText)
    }
    var diagnostic = Diagnostic(kind.isError ? .error : .warning, message, at: place, hint: hint)
    if !kind.isError { diagnostic.rule = kind.rawValue }
    if kind == .headingWithoutSpace, let found { diagnostic.fix = fix(found, in: file) }
    return diagnostic
  }
}

extension MarkdownFinding {
  /// The space that makes `##見出し` a heading.
  ///
  /// A single `#` may be meant as a tag: where another stands in the line, or nothing follows.
  private func fix(_ found: Range<Int>, in file: SourceFile) -> [Diagnostic.Edit] {
    let level = excerpt.prefix { $0 == "#" }.count
    let isTag =
      level == 1
      && (excerpt.dropFirst().contains("#")
        || file.bytes[found.upperBound...].allSatisfy { $0 <= 0x20 })
    let place = found.lowerBound + level
    return isTag ? [] : [Diagnostic.Edit(place..<place, " ")]
  }
}

extension SourceFile {
  /// Where a line begins, counted from 1 at a byte that begins one; lines end at LF, CR LF or CR.
  func offset(ofLine line: Int, from start: Int) -> Int {
    var left = line - 1
    var index = start
    while left > 0, index < bytes.count {
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && bytes[safe: index + 1] != 0x0A) {
        left -= 1
      }
      index += 1
    }
    return min(index, bytes.count)
  }
}

extension [UInt8] {
  /// The byte at an index, nil behind the end.
  fileprivate subscript(safe index: Int) -> UInt8? { index < count ? self[index] : nil }
}
