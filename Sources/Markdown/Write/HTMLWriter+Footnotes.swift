/// Footnotes, in the HTML of cmark-gfm 0.29.0.gfm.6.
extension HTMLWriter {
  mutating func footnoteReference(_ node: SyntaxTree.Node) {
    let footnote = tree.footnotes[Int(node.value)]
    guard footnote.number > 0, imageDepth == 0 else { return }
    let start = html.count
    html.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
    append(label: footnote)
    html.append("\" id=\"fnref-")
    append(label: footnote)
    append(ordinal: Int(node.ordinal))
    html.append("\" data-footnote-ref>")
    html.append(contentsOf: String(footnote.number).utf8)
    html.append("</a></sup>")
    pageParts.append(start..<html.count)
  }

  private mutating func append(label footnote: Footnote) {
    footnote.label.withUnsafeBufferPointer { html.append(escapingURL: $0) }
  }

  private mutating func append(ordinal: Int) {
    guard ordinal > 1 else { return }
    html.append("-")
    html.append(contentsOf: String(ordinal).utf8)
  }

  mutating func footnoteSection(_ isEntering: Bool) {
    if isEntering {
      startLine()
      html.append("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    } else {
      html.append("</ol>\n</section>\n")
    }
  }

  mutating func footnote(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    guard isEntering else {
      if !endsWithParagraph(id) {
        backReferences(id, startsWithSpace: false)
        html.append("\n")
      }
      return html.append("</li>\n")
    }
    startLine()
    html.append("<li id=\"fn-")
    append(label: tree.footnotes[Int(tree[id].value)])
    html.append("\">\n")
  }

  private func endsWithParagraph(_ id: SyntaxTree.NodeID) -> Bool {
    let last = tree[id].lastChild
    return last.exists && tree[last].kind == .paragraph
  }

  /// Whether the back references of a footnote stand at the end of a paragraph.
  func isLastOfFootnote(_ id: SyntaxTree.NodeID) -> Bool {
    let parent = tree[id].parent
    return tree[parent].kind == .footnote && tree[parent].lastChild == id
  }

  /// Writes a link back to each place that refers to a footnote.
  mutating func backReferences(_ id: SyntaxTree.NodeID, startsWithSpace: Bool) {
    let footnote = tree.footnotes[Int(tree[id].value)]
    for ordinal in 1...max(1, footnote.references) {
      if startsWithSpace || ordinal > 1 { html.append(" ") }
      html.append("<a href=\"#fnref-")
      append(label: footnote)
      append(ordinal: ordinal)
      html.append(
        "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩")
      if ordinal > 1 {
        html.append("<sup class=\"footnote-ref\">")
        html.append(contentsOf: String(ordinal).utf8)
        html.append("</sup>")
      }
      html.append("</a>")
    }
  }
}
