/// What begins with the first byte of a line that is no blank (CommonMark 0.30, section 4 and 5).
///
/// All take a cursor at that byte, indented by less than four columns.
enum LineStart {
  /// The number of `#` of an ATX heading, or 0.
  static func atxLevel(_ cursor: LineCursor) -> Int {
    let level = count(of: UInt8(ascii: "#"), cursor)
    guard level <= 6, level > 0 else { return 0 }
    let next = cursor.firstNonblank + level
    return next >= cursor.lineEnd || cursor.text[next].isBlank ? level : 0
  }

  /// The number of `#` before a character that is no space, or 0.
  static func hashes(_ cursor: LineCursor) -> Int {
    let level = count(of: UInt8(ascii: "#"), cursor)
    return level <= 6 ? level : 0
  }

  /// How many times a byte stands at the start.
  private static func count(of byte: UInt8, _ cursor: LineCursor) -> Int {
    var index = cursor.firstNonblank
    while index < cursor.lineEnd, cursor.text[index] == byte { index += 1 }
    return index - cursor.firstNonblank
  }

  /// The fence that opens a code block.
  static func fence(_ cursor: LineCursor) -> (character: UInt8, length: Int)? {
    let character = cursor.byte
    guard character == UInt8(ascii: "`") || character == UInt8(ascii: "~") else { return nil }
    let length = count(of: character, cursor)
    guard length >= 3 else { return nil }
    if character == UInt8(ascii: "`") {
      for index in cursor.firstNonblank + length..<cursor.lineEnd
      where cursor.text[index] == character { return nil }
    }
    return (character, length)
  }

  /// Whether the line closes a code block.
  static func isClosingFence(_ cursor: LineCursor, _ fence: (character: UInt8, length: Int)) -> Bool
  {
    guard !cursor.isIndented, cursor.byte == fence.character else { return false }
    let length = count(of: fence.character, cursor)
    return length >= fence.length
      && isBlank(cursor, from: cursor.firstNonblank + length)
  }

  /// Whether the line makes the paragraph before it a heading.
  static func isSetextUnderline(_ cursor: LineCursor) -> Bool {
    guard cursor.byte == UInt8(ascii: "=") || cursor.byte == UInt8(ascii: "-") else { return false }
    return isBlank(cursor, from: cursor.firstNonblank + count(of: cursor.byte, cursor))
  }

  static func isThematicBreak(_ cursor: LineCursor) -> Bool {
    let character = cursor.byte
    guard
      character == UInt8(ascii: "*") || character == UInt8(ascii: "-")
        || character == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for index in cursor.firstNonblank..<cursor.lineEnd {
      if cursor.text[index] == character {
        count += 1
      } else if !cursor.text[index].isBlank {
        return false
      }
    }
    return count >= 3
  }

  /// The length of a list item's marker, or 0; an item that interrupts a paragraph is not empty, and
  /// numbered from 1.
  static func listMarker(_ cursor: LineCursor, interruptsParagraph: Bool) -> Int {
    let start = cursor.firstNonblank
    var index = start
    switch cursor.byte {
    case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+"): index += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var number = 0
      while cursor.byte(at: index).isDigit, index - start < 9 {
        number = number * 10 + Int(cursor.text[index] - UInt8(ascii: "0"))
        index += 1
      }
      let delimiter = cursor.byte(at: index)
      guard delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")") else { return 0 }
      guard !interruptsParagraph || number == 1 else { return 0 }
      index += 1
    default: return 0
    }
    guard index >= cursor.lineEnd || cursor.text[index].isBlank else { return 0 }
    if interruptsParagraph, isBlank(cursor, from: index) { return 0 }
    return index - start
  }

  private static func isBlank(_ cursor: LineCursor, from start: Int) -> Bool {
    cursor.text[start..<max(start, cursor.lineEnd)].allSatisfy(\.isBlank)
  }
}
