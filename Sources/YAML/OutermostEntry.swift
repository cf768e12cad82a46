/// Finds the lines of one entry of the outermost mapping or list.
enum OutermostEntry {
  /// From the last line that begins in the first column, at or before the place, to the next one
  /// behind it that looks like an entry.
  static func range(around place: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = LineBounds.start(at: place, in: bytes)
    while start > 0, !beginsInFirstColumn(start, bytes) {
      start = LineBounds.start(at: start - 1, in: bytes)
    }
    var end = LineBounds.next(after: place, in: bytes)
    while end < bytes.count, !looksLikeEntry(end, bytes) {
      end = LineBounds.next(after: end, in: bytes)
    }
    return start..<end
  }

  private static func beginsInFirstColumn(_ start: Int, _ bytes: [UInt8]) -> Bool {
    guard start < bytes.count else { return false }
    return !" \t\r\n#".utf8.contains(bytes[start])
  }

  /// Whether a line is an item of a list, or has a `:` at its end or before a blank.
  static func looksLikeEntry(_ start: Int, _ bytes: [UInt8]) -> Bool {
    guard beginsInFirstColumn(start, bytes) else { return false }
    let end = LineBounds.end(of: start, in: bytes)
    if bytes[start] == UInt8(ascii: "-") {
      return start + 1 == end || bytes[start + 1] == UInt8(ascii: " ")
    }
    guard bytes[start] != UInt8(ascii: "]"), bytes[start] != UInt8(ascii: "}") else { return false }
    for index in start..<end where bytes[index] == UInt8(ascii: ":") {
      if index + 1 == end || bytes[index + 1] == UInt8(ascii: " ") { return true }
    }
    return false
  }
}

/// Where lines begin and end; they end at LF, CR LF or CR.
enum LineBounds {
  static func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The first byte of the line in which a byte stands.
  static func start(at place: Int, in bytes: [UInt8]) -> Int {
    var start = min(place, bytes.count)
    while start > 0, !isEnd(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// The end of a line without the characters that end it.
  static func end(of place: Int, in bytes: [UInt8]) -> Int {
    var end = place
    while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
    return end
  }

  /// Where the next line begins.
  static func next(after place: Int, in bytes: [UInt8]) -> Int {
    let end = end(of: place, in: bytes)
    guard end < bytes.count else { return end }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return end + (isPair ? 2 : 1)
  }
}
