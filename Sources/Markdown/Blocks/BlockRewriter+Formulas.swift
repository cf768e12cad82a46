/// Formulas of several lines, and those in `\[` and `\]`: one token each.
///
/// Libcmark would see lists, headings and escapes in their lines. A formula ends in the containers
/// in which it began and holds no empty line and no fence.
extension BlockRewriter {
  /// Writes the line with the formula that begins in it, and passes over the lines that this takes.
  ///
  /// - Returns: false when none begins in it that ends in another line.
  mutating func replaceFormula() -> Bool {
    guard let opening = formulaOpening() else { return false }
    var formula: [UInt8] = Array(text[opening.content..<cursor.lineEnd])
    if opening.isBracket, let end = Self.end(of: formula, isBracket: true) {
      return emitFormula(opening, Array(formula[..<end]), rest: [], lines: 0)
    }
    var lines = 0
    var found: (content: [UInt8], rest: [UInt8])?
    lookAhead { line in
      var line = line
      guard containers.allSatisfy({ Self.match($0, &line) }), !line.isBlank,
        LineStart.fence(line) == nil
      else { return false }
      lines += 1
      let content = Array(text[line.firstNonblank..<line.lineEnd])
      if let end = Self.end(of: content, isBracket: opening.isBracket) {
        found = (formula + [UInt8(ascii: "\n")] + content[..<end], Array(content[(end + 2)...]))
        return false
      }
      formula += [UInt8(ascii: "\n")] + content
      return lines < Self.lineLimit
    }
    guard let found else { return false }
    return emitFormula(opening, found.content, rest: found.rest, lines: lines)
  }

  /// A formula of more lines than this is a `$$` that nobody closed.
  private static let lineLimit = 200

  private struct Opening {
    /// Where its delimiter and what follows that begin.
    let start: Int
    let content: Int
    let isBracket: Bool
  }

  /// Where a formula begins in the line that does not end in it.
  private func formulaOpening() -> Opening? {
    let start = cursor.firstNonblank
    if text.hasASCII("\\[", at: start) {
      return Opening(start: start, content: start + 2, isBracket: true)
    }
    let line = UnsafeBufferPointer(rebasing: text[..<cursor.lineEnd])
    var spans = CodeSpans(UnsafeBufferPointer(rebasing: text[start..<cursor.lineEnd]))
    var index = start
    while let next = line.firstIndex(from: index, ofASCII: "$$") {
      if spans.contain(next - start) || (next > start && line[next - 1] == UInt8(ascii: "\\")) {
        index = next + 2
        continue
      }
      guard let end = MathScanner.closingDollars(2, in: line, from: next + 2) else {
        return Opening(start: next, content: next + 2, isBracket: false)
      }
      index = end + 2
    }
    return nil
  }

  /// Where the delimiter stands that ends a formula.
  private static func end(of line: [UInt8], isBracket: Bool) -> Int? {
    line.withUnsafeBufferPointer { line in
      guard isBracket else { return MathScanner.closingDollars(2, in: line, from: 0) }
      guard let end = line.lastIndex(where: { !$0.isBlank }), end > 0,
        line.hasASCII("\\]", at: end - 1)
      else { return nil }
      return end - 1
    }
  }

  private mutating func emitFormula(
    _ opening: Opening, _ content: [UInt8], rest: [UInt8], lines: Int
  ) -> Bool {
    let isFormula = content.withUnsafeBufferPointer { bytes in
      bytes.contains { $0 > 0x20 } && MathScanner.isFormula(bytes, bytes.indices)
    }
    guard isFormula else { return false }
    let marks: (String, String) = opening.isBracket ? ("\\[", "\\]") : ("$$", "$$")
    let whole = Array(marks.0.utf8) + content + Array(marks.1.utf8)
    let token = rewrite.makeToken(
      .math(isDisplay: true), replacing: whole, content: 2..<2 + content.count)
    cursor.skipBlanks()
    append(prefix)
    append(text[cursor.firstNonblank..<opening.start])
    output.append(token: token, rewrite.sentinels)
    append(rest)
    endLine()
    skip(lines: lines)
    // The paragraph goes on, but none of its lines can turn out to be something else.
    leaf = .paragraph([])
    return true
  }
}
