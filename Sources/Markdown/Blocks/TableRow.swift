/// The rows of a table (GFM 0.29, section 4.10).
enum TableRow {
  /// The alignments that a delimiter row sets, or nil for a line that is none.
  ///
  /// A row of one column needs no `|` when it has a `:`; without either it is an underline.
  static func alignments(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [Alignment]? {
    guard line.allSatisfy({ $0.isBlank || "|:-".utf8.contains($0) }) else { return nil }
    var alignments: [Alignment] = []
    for cell in cells(line) {
      guard let alignment = alignment(of: line[cell]) else { return nil }
      alignments.append(alignment)
    }
    return alignments.isEmpty ? nil : alignments
  }

  private static func alignment(of cell: Slice<UnsafeBufferPointer<UInt8>>) -> Alignment? {
    var dashes = cell
    let isLeft = dashes.first == UInt8(ascii: ":")
    if isLeft { dashes.removeFirst() }
    let isRight = dashes.last == UInt8(ascii: ":")
    if isRight { dashes.removeLast() }
    guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    switch (isLeft, isRight) {
    case (true, true): return .center
    case (true, false): return .left
    case (false, true): return .right
    case (false, false): return Alignment.none
    }
  }

  /// Where the cells of a row lie, without the blanks around them.
  ///
  /// A `|` divides cells unless it is escaped, also in code; one at the start and one at the end of
  /// the row count for nothing.
  static func cells(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [Range<Int>] {
    var row = trimmed(line, line.startIndex..<line.endIndex)
    if row.isEmpty { return [] }
    if line[row.lowerBound] == pipe { row = row.lowerBound + 1..<row.upperBound }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var index = start
    while index < row.upperBound {
      if line[index] == UInt8(ascii: "\\"), index + 1 < row.upperBound {
        index += line[index + 1] == pipe ? 2 : 1
        continue
      }
      if line[index] == pipe {
        cells.append(trimmed(line, start..<index))
        start = index + 1
      }
      index += 1
    }
    if start < row.upperBound { cells.append(trimmed(line, start..<row.upperBound)) }
    return cells
  }

  /// The bytes of a cell, with its escaped pipes as pipes.
  static func content(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, _ cell: Range<Int>
  ) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(cell.count)
    for index in cell {
      if line[index] == UInt8(ascii: "\\"), index + 1 < cell.upperBound, line[index + 1] == pipe {
        continue
      }
      content.append(line[index])
    }
    return content
  }

  private static let pipe = UInt8(ascii: "|")

  private static func trimmed(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, _ range: Range<Int>
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, line[start].isBlank { start += 1 }
    while end > start, line[end - 1].isBlank { end -= 1 }
    return start..<end
  }
}
