/// Takes the tags out of HTML.
enum HTMLStripper {
  static func strip(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    // An end that was not found once is not looked for again, so that hostile input stays linear.
    var missing: Set<String> = []
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if let end = endOfBlock(bytes, index, &missing) ?? endOfTag(bytes, index, &missing) {
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static let blocks = [
    ("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->"),
  ]

  private static func endOfBlock(
    _ bytes: [UInt8], _ start: Int, _ missing: inout Set<String>
  ) -> Int? {
    for (opening, closing) in blocks where Bytes.matches(Array(opening.utf8), in: bytes, at: start)
    {
      guard !missing.contains(closing) else { return nil }
      if let found = Bytes.find(Array(closing.utf8), in: bytes, from: start) {
        return found + closing.utf8.count
      }
      missing.insert(closing)
    }
    return nil
  }

  private static func endOfTag(
    _ bytes: [UInt8], _ start: Int, _ missing: inout Set<String>
  ) -> Int? {
    guard !missing.contains(">") else { return nil }
    if let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) { return end + 1 }
    missing.insert(">")
    return nil
  }
}

/// Turns the references that escaping makes back into characters.
enum HTMLReferences {
  private static let known: [(String, UInt8)] = [
    ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27),
  ]

  static func resolve(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x26) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x26,
        let match = known.first(where: { Bytes.matches(Array($0.0.utf8), in: bytes, at: index) })
      {
        result.append(match.1)
        index += match.0.utf8.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
