/// GitHub's names of emoji.
enum EmojiTable {
  /// The emoji of a name, without the colons around it, or nil.
  ///
  /// A binary search over the bytes of `lines`, which needs nothing made beforehand.
  static func emoji(named name: ArraySlice<UInt8>) -> String? {
    let table = UnsafeBufferPointer(start: lines.utf8Start, count: lines.utf8CodeUnitCount)
    var range = 0..<table.count
    while !range.isEmpty {
      let line = line(around: range.lowerBound + range.count / 2, in: table)
      let key = table[line].prefix { $0 != UInt8(ascii: " ") }
      if key.elementsEqual(name) {
        return String(decoding: table[key.endIndex + 1..<line.upperBound], as: UTF8.self)
      }
      if name.lexicographicallyPrecedes(key) {
        range = range.lowerBound..<line.lowerBound
      } else {
        range = min(line.upperBound + 1, table.count)..<range.upperBound
      }
    }
    return nil
  }

  /// The line in which an index lies, without the newline at its end.
  private static func line(
    around index: Int, in table: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    var start = index
    while start > 0, table[start - 1] != newline { start -= 1 }
    return start..<(table[index...].firstIndex(of: newline) ?? table.count)
  }
}
