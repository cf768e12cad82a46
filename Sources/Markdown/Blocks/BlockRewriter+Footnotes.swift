/// The definitions of footnotes: items whose text is indented by four columns.
extension BlockRewriter {
  /// Opens the footnote that `[^label]:` defines.
  mutating func openFootnote(_ place: inout Place) -> Bool {
    guard
      let (label, end) = FootnoteLabels.reference(
        in: UnsafeBufferPointer(rebasing: text[..<cursor.lineEnd]), at: cursor.firstNonblank),
      cursor.byte(at: end) == UInt8(ascii: ":")
    else { return false }
    beginBlock(&place)
    let position = rewrite.footnotes.count
    rewrite.footnotes.append(Footnote(label: Array(text[label]), line: lineNumber))
    if !labels.add(text[label], position: position) {
      rewrite.footnotes[position].isRepeated = true
      rewrite.findings.append(
        MarkdownFinding(
          kind: .repeatedFootnote, line: Int(lineNumber),
          excerpt: String(decoding: text[cursor.firstNonblank..<end], as: UTF8.self)))
    }
    let start = prefix
    let further = Self.continuation(of: start)
    emitSeparator(start)
    let token = rewrite.makeToken(.footnote(position), replacing: EmptyCollection())
    emitCarrier(further + Array("+   ".utf8), token)
    cursor.advance(to: end + 1)
    cursor.skipBlanks()
    replacedStart = (further + [UInt8](repeating: UInt8(ascii: " "), count: 4), cursor.offset)
    push(.footnote, &place)
    place.isDone = cursor.isBlank
    return true
  }
}
