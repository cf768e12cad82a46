/// Alerts, figures, formulas that are blocks, and the table of contents.
extension HTMLWriter {
  mutating func alert(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    startLine()
    guard isEntering else { return html.append("</div>\n") }
    let kind = Alerts.Kind(rawValue: tree[id].value) ?? .note
    html.append("<div")
    var given = tree.attributes(of: id) ?? Attributes()
    given.classes = ["alert", "alert-\(kind.name)"] + given.classes
    write(given)
    html.append(">\n<p class=\"alert-title\">")
    html.append(contentsOf: AlertTitles.title(of: kind, in: options.language).utf8)
    html.append("</p>\n")
  }

  mutating func figure(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    if isEntering {
      line = Int(tree[id].line)
      startLine()
      open("<figure", id)
      html.append(">\n")
    } else {
      html.append("\n<figcaption>")
      tree.withBytes(tree[id].detail) {
        html.append(escapingHTML: $0)
        counter.add($0, isCode: false)
      }
      html.append("</figcaption>\n</figure>\n")
      endBlock()
    }
  }

  mutating func formulaBlock(_ node: SyntaxTree.Node) {
    features.insert(.math)
    startLine()
    html.append("<div class=\"math display\">\\[")
    tree.withBytes(node.text) { html.append(escapingHTML: $0) }
    html.append("\\]</div>\n")
    softBreaks.interrupt()
  }

  mutating func tableOfContents() {
    startLine()
    let start = html.count
    TableOfContents(headings).write(into: &html)
    pageParts.append(start..<html.count)
  }
}
