/// A place in a line, in bytes and in columns: a tab goes to the next multiple of four
/// (CommonMark 0.30, section 2.2).
struct LineCursor {
  let text: UnsafeBufferPointer<UInt8>
  let lineStart: Int
  /// Without the line's ending.
  let lineEnd: Int
  private(set) var offset: Int
  private(set) var column = 0
  /// How many columns of the tab at `offset` lie behind the place.
  private(set) var columnsOfTab = 0
  /// The first byte at or behind the place that is no blank.
  private(set) var firstNonblank = 0
  /// The columns up to it.
  private(set) var indent = 0

  init(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    self.text = text
    lineStart = line.lowerBound
    lineEnd = line.upperBound
    offset = lineStart
    findNonblank()
  }

  /// Whether the rest of the line is blank.
  var isBlank: Bool { firstNonblank == lineEnd }
  /// Whether what follows is indented as code is.
  var isIndented: Bool { indent >= 4 }
  /// The first byte that is no blank; 0 at the end of the line.
  var byte: UInt8 { isBlank ? 0 : text[firstNonblank] }

  /// The byte at an index of the text; 0 at the end of the line.
  func byte(at index: Int) -> UInt8 { index < lineEnd ? text[index] : 0 }

  /// Goes on by columns, at most to the end of the line.
  mutating func advance(columns count: Int) {
    var left = count
    while left > 0, offset < lineEnd {
      if text[offset] == UInt8(ascii: "\t") {
        let width = 4 - column % 4
        let step = min(left, width)
        column += step
        left -= step
        columnsOfTab = step < width ? columnsOfTab + step : 0
        if step == width { offset += 1 }
      } else {
        columnsOfTab = 0
        offset += 1
        column += 1
        left -= 1
      }
    }
    findNonblank()
  }

  /// Goes to an index of the text.
  mutating func advance(to index: Int) {
    while offset < index {
      column += text[offset] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      offset += 1
    }
    columnsOfTab = 0
    findNonblank()
  }

  /// Goes to the first byte that is no blank.
  mutating func skipBlanks() {
    advance(columns: indent)
  }

  /// Goes on by one column where there is a blank.
  mutating func skipOneBlank() {
    if offset < lineEnd, text[offset].isBlank { advance(columns: 1) }
  }

  private mutating func findNonblank() {
    var index = offset
    var reached = column
    while index < lineEnd, text[index].isBlank {
      reached += text[index] == UInt8(ascii: "\t") ? 4 - reached % 4 : 1
      index += 1
    }
    firstNonblank = index
    indent = reached - column
  }
}
