/// Line endings (CommonMark 0.30, section 2.1).
enum LineEndings {
  /// The text with a line feed for each carriage return that none follows; all places stay.
  ///
  /// Such lines come from old Macs and are all but gone, so that no pass has to know of them.
  static func withoutLoneReturns(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var unified = text
    var start = text.startIndex
    while let place = loneReturn(in: unified, from: start) {
      unified[place] = lineFeed
      start = place + 1
    }
    return unified
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func loneReturn(in text: ArraySlice<UInt8>, from start: Int) -> Int? {
    text[start...].withUnsafeBufferPointer { rest in
      var index = rest.firstIndex(from: 0, of: UInt8(ascii: "\r"))
      while index < rest.count {
        if index + 1 == rest.count || rest[index + 1] != lineFeed { return start + index }
        index = rest.firstIndex(from: index + 2, of: UInt8(ascii: "\r"))
      }
      return nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the line that begins at an index holds nothing but blanks and the marks of quotes.
  func isBlankLine(from start: Int) -> Bool {
    let end = firstIndex(from: start) { !$0.isBlank && $0 != UInt8(ascii: ">") }
    return end == count || self[end].isLineEnd
  }
}
