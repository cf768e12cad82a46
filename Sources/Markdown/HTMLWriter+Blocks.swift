/// Paragraphs, headings, lists, quotes, code and HTML.
extension HTMLWriter {
  private mutating func startLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  /// A block of text has ended.
  private mutating func endBlock() {
    counter.endBlock()
    softBreaks.interrupt()
    excerpt.blockEnds()
  }

  mutating func paragraph(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    let isTight = node.isTight
    if isEntering {
      if !isTight { startLine() }
      if excerpt.isOpen {
        excerpt.paragraphStarts(at: html.count, isTopLevel: node.isTopLevel, isTight: isTight)
      }
      if !isTight { html.append("<p>") }
    } else {
      if !isTight { html.append("</p>\n") }
      excerpt.paragraphEnds(at: html.count)
      endBlock()
    }
  }

  mutating func heading(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    let level = node.headingLevel
    if isEntering {
      startLine()
      heading = PlainText()
      html.append("<h")
      html.append(UInt8(ascii: "0") + UInt8(level))
      html.append(">")
    } else {
      let words = heading?.trimmed ?? []
      headings.append(.init(level: level, plainText: String(decoding: words, as: UTF8.self)))
      heading = nil
      html.append("</h")
      html.append(UInt8(ascii: "0") + UInt8(level))
      html.append(">\n")
      endBlock()
    }
  }

  mutating func thematicBreak() {
    startLine()
    html.append("<hr />\n")
  }

  mutating func item(_ isEntering: Bool) {
    guard isEntering else { return html.append("</li>\n") }
    startLine()
    html.append("<li>")
  }

  mutating func list(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    let isOrdered = node.isOrdered
    guard isEntering else { return html.append(isOrdered ? "</ol>\n" : "</ul>\n") }
    startLine()
    guard isOrdered else { return html.append("<ul>\n") }
    let start = node.listStart
    guard start != 1 else { return html.append("<ol>\n") }
    html.append("<ol start=\"")
    html.append(contentsOf: String(start).utf8)
    html.append("\">\n")
  }

  mutating func blockQuote(_ isEntering: Bool) {
    startLine()
    html.append(isEntering ? "<blockquote>\n" : "</blockquote>\n")
  }

  mutating func codeBlock(_ node: borrowing CMarkTree.Node) {
    startLine()
    html.append("<pre><code")
    node.withInfo { languageClass($0) }
    html.append(">")
    node.withLiteral { literal in
      html.append(escapingHTML: literal)
      counter.add(literal, isCode: true)
    }
    html.append("</code></pre>\n")
    counter.endBlock()
  }

  /// The class that names a language: the info string up to its first blank.
  private mutating func languageClass(_ info: UnsafeBufferPointer<UInt8>) {
    guard !info.isEmpty else { return }
    let end = info.firstIndex { $0 == UInt8(ascii: " ") || $0 &- 0x09 < 5 } ?? info.count
    html.append(" class=\"language-")
    html.append(escapingHTML: UnsafeBufferPointer(rebasing: info[..<end]))
    html.append("\"")
  }

  mutating func htmlBlock(_ node: borrowing CMarkTree.Node) {
    node.withLiteral { literal in
      guard options.recognizesMore, let marker = MoreMarker.range(inBlock: literal) else {
        return rawHTML(literal[...])
      }
      rawHTML(literal[..<marker.lowerBound])
      endExcerpt(inside: node)
      rawHTML(literal[marker.upperBound...])
    }
  }

  /// A piece of an HTML block, by the policy.
  private mutating func rawHTML(_ piece: Slice<UnsafeBufferPointer<UInt8>>) {
    let lines = UnsafeBufferPointer(rebasing: piece.drop { $0 == UInt8(ascii: "\n") })
    guard options.rawHTML != .drop, lines.contains(where: { $0 > 0x20 }) else { return }
    startLine()
    if options.rawHTML == .keep {
      html.append(contentsOf: lines)
      return startLine()
    }
    let end = lines.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? lines.count
    html.append("<p>")
    html.append(escapingHTML: UnsafeBufferPointer(rebasing: lines[..<end]))
    html.append("</p>\n")
  }
}
