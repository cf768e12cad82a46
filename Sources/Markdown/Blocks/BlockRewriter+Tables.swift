/// Tables: a heading for each cell.
extension BlockRewriter {
  /// As many cells are added to short rows, so that a short text cannot make a huge page.
  private static let addedCellLimit = 100_000

  /// Makes a table of the last line of the paragraph, when the line is a delimiter row with as many
  /// columns.
  mutating func openTable(_ place: inout Place) -> Bool {
    guard place.isInParagraph, !place.hasOpened, case .paragraph(let lines) = leaf,
      let header = lines.last, !header.isIndented,
      let alignments = TableRow.alignments(text[cursor.firstNonblank..<cursor.lineEnd])
    else { return false }
    let line = text[header.source]
    let cells = TableRow.cells(line)
    guard cells.count == alignments.count else { return false }
    let prefix = prefix
    let number = rewrite.tables.count
    rewrite.tables.append(alignments)
    takeBack(to: header, keepingStart: !header.isLazy)
    let delimiterLine = lineNumber
    lineNumber = header.number
    for (column, cell) in cells.enumerated() {
      let isFirst = column == 0 && !header.isLazy
      emitCell(isFirst ? [] : prefix, number, row: 0, column, TableRow.content(line, cell))
    }
    lineNumber = delimiterLine
    leaf = .table(number: number, rows: 1)
    place.isDone = true
    return false
  }

  /// Whether the line is nothing but a list of attributes, which belongs to the table above.
  var isAttributeList: Bool {
    guard options[.attributes], cursor.byte == UInt8(ascii: "{") else { return false }
    let line = Array(text[cursor.firstNonblank..<cursor.lineEnd])
    guard let list = AttributeListParser(line, at: 0, needsColon: true)?.parse() else {
      return false
    }
    return line[list.end...].allSatisfy(\.isBlank)
  }

  /// Adds the line to the open table: its cells up to the number of columns, empty ones for those
  /// that are missing.
  mutating func addRow() {
    guard case .table(let number, let row) = leaf else { return }
    let line = text[cursor.firstNonblank..<cursor.lineEnd]
    let cells = TableRow.cells(line)
    let prefix = prefix
    for column in rewrite.tables[number].indices {
      if column >= cells.count {
        addedCells += 1
        // The row has fewer cells, which browsers show as well.
        if addedCells > Self.addedCellLimit, column > 0 { break }
      }
      let content = column < cells.count ? TableRow.content(line, cells[column]) : []
      emitCell(prefix, number, row: row, column, content)
    }
    leaf = .table(number: number, rows: row + 1)
  }

  private mutating func emitCell(
    _ prefix: [UInt8], _ table: Int, row: Int, _ column: Int, _ content: [UInt8]
  ) {
    let token = rewrite.makeToken(
      .cell(table: table, row: row, column: column), replacing: EmptyCollection())
    emitCarrier(prefix, token, content)
  }
}
