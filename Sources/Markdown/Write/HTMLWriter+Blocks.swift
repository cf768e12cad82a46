/// Paragraphs, headings, lists, quotes and HTML.
extension HTMLWriter {
  mutating func startLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  /// A block of text has ended.
  mutating func endBlock() {
    counter.endBlock()
    softBreaks.interrupt()
    excerpt.blockEnds()
  }

  mutating func paragraph(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    let isBare = tree.isTight(id)
    if isEntering {
      line = Int(tree[id].line)
      if !isBare { startLine() }
      if excerpt.isOpen {
        let isTopLevel = tree[id].parent == SyntaxTree.root
        excerpt.paragraphStarts(at: html.count, isTopLevel: isTopLevel, isTight: isBare)
      }
      if !isBare {
        open("<p", id)
        html.append(">")
      }
    } else {
      if isLastOfFootnote(id) { backReferences(tree[id].parent, startsWithSpace: true) }
      if !isBare { html.append("</p>\n") }
      excerpt.paragraphEnds(at: html.count)
      endBlock()
    }
  }

  mutating func heading(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    let level = UInt8(ascii: "0") + UInt8(tree[id].value)
    if isEntering {
      startLine()
      html.append("<h")
      html.append(level)
      if tree[id].attributes >= 0 { attributes(of: id, with: "") }
      html.append(">")
    } else {
      if options[.headingAnchors] { anchor(of: id) }
      html.append("</h")
      html.append(level)
      html.append(">\n")
      endBlock()
    }
  }

  /// A link from a heading to itself; it has no text, so that the heading's is all there is to read.
  private mutating func anchor(of id: SyntaxTree.NodeID) {
    guard let identifier = tree.attributes(of: id)?.id else { return }
    let start = html.count
    html.append(" <a class=\"anchor\" href=\"#")
    append(fragment: identifier)
    html.append("\" aria-hidden=\"true\" tabindex=\"-1\"></a>")
    pageParts.append(start..<html.count)
  }

  /// Writes an identifier as the fragment of an address.
  mutating func append(fragment identifier: String) {
    var identifier = identifier
    identifier.withUTF8 { html.append(escapingURL: $0) }
  }

  mutating func thematicBreak(_ id: SyntaxTree.NodeID) {
    startLine()
    open("<hr", id)
    html.append(" />\n")
  }

  mutating func item(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    guard isEntering else { return html.append("</li>\n") }
    startLine()
    open("<li", id)
    html.append(">")
  }

  mutating func list(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    let isOrdered = tree[id].kind == .orderedList
    guard isEntering else { return html.append(isOrdered ? "</ol>\n" : "</ul>\n") }
    startLine()
    html.append(isOrdered ? "<ol" : "<ul")
    if isOrdered, tree[id].value != 1 {
      html.append(" start=\"")
      html.append(contentsOf: String(tree[id].value).utf8)
      html.append("\"")
    }
    if tree[id].attributes >= 0 { attributes(of: id, with: "") }
    html.append(">\n")
  }

  mutating func blockQuote(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    startLine()
    guard isEntering else { return html.append("</blockquote>\n") }
    open("<blockquote", id)
    html.append(">\n")
  }

  mutating func htmlBlock(_ id: SyntaxTree.NodeID) {
    tree.withBytes(tree[id].text) { literal in
      guard options[.moreMarker], let marker = MoreMarker.range(inBlock: literal) else {
        return rawHTML(literal[...])
      }
      rawHTML(literal[..<marker.lowerBound])
      endExcerpt(inside: id)
      rawHTML(literal[marker.upperBound...])
    }
  }

  /// A piece of an HTML block, by the policy.
  private mutating func rawHTML(_ piece: Slice<UnsafeBufferPointer<UInt8>>) {
    let lines = UnsafeBufferPointer(rebasing: piece.drop { $0 == UInt8(ascii: "\n") })
    guard options.rawHTML != .drop, lines.contains(where: { $0 > 0x20 }) else { return }
    startLine()
    if options.rawHTML == .keep {
      html.append(raw: lines, filtersTags: options[.tagFilter])
      return startLine()
    }
    let end = lines.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? lines.count
    html.append("<p>")
    html.append(escapingHTML: UnsafeBufferPointer(rebasing: lines[..<end]))
    html.append("</p>\n")
  }
}
