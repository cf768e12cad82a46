/// Line endings (CommonMark 0.30, section 2.1).
enum LineEndings {
  /// The text with a line feed for each carriage return that none follows; all places stay.
  ///
  /// Such lines come from old Macs and are all but gone, so that no pass has to know of them.
  static func withoutLoneReturns(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = text.withUnsafeBufferPointer({ firstLoneReturn(in: $0) }) else { return text }
    var unified = text
    for place in unified.indices.dropFirst(first)
    where unified[place] == UInt8(ascii: "\r") && unified[place...].dropFirst().first != lineFeed {
      unified[place] = lineFeed
    }
    return unified
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func firstLoneReturn(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = text.firstIndex(from: 0, of: UInt8(ascii: "\r"))
    while index < text.count {
      if index + 1 == text.count || text[index + 1] != lineFeed { return index }
      index = text.firstIndex(from: index + 2, of: UInt8(ascii: "\r"))
    }
    return nil
  }
}
