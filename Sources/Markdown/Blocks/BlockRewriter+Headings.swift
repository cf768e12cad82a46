import CJKText

/// Headings, and what looks like one: `#見出し` without the space that CommonMark wants.
extension BlockRewriter {
  /// Writes the heading that begins at the cursor, if one does.
  mutating func openHeading(_ place: inout Place) -> Bool {
    guard cursor.byte == UInt8(ascii: "#") else { return false }
    if LineStart.atxLevel(cursor) > 0 {
      _ = finishLine(&place)
      return true
    }
    let level = LineStart.hashes(cursor)
    let textStart = cursor.firstNonblank + level
    guard level > 0, textStart < cursor.lineEnd,
      UTF8Decoder.character(in: text, at: textStart).scalar.isCJKForEmphasis
    else { return false }
    guard options[.headingsWithoutSpace] else {
      rewrite.findings.append(
        MarkdownFinding(
          kind: .headingWithoutSpace, line: Int(lineNumber),
          excerpt: String(decoding: text[cursor.firstNonblank..<cursor.lineEnd], as: UTF8.self)))
      return false
    }
    beginBlock(&place)
    cursor.skipBlanks()
    let start = prefix
    append(start)
    append(text[cursor.firstNonblank..<textStart])
    output.append(UInt8(ascii: " "))
    append(text[textStart..<cursor.lineEnd])
    endLine()
    place.isDone = true
    return true
  }
}
