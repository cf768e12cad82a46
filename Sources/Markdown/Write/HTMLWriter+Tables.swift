/// Tables, task lists and definition lists.
extension HTMLWriter {
  mutating func table(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    if isEntering {
      startLine()
      open("<table", id)
      html.append(">\n<thead>\n")
    } else {
      if tree[id].firstChild != tree[id].lastChild { html.append("</tbody>\n") }
      html.append("</table>\n")
    }
  }

  mutating func tableRow(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    guard isEntering else {
      html.append("</tr>\n")
      if !tree[id].previous.exists { html.append("</thead>\n") }
      return
    }
    let header = tree[tree[id].parent].firstChild
    if tree[id].previous == header { html.append("<tbody>\n") }
    html.append("<tr>\n")
  }

  mutating func tableCell(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    let node = tree[id]
    guard isEntering else {
      html.append(node.flag ? "</th>\n" : "</td>\n")
      return endBlock()
    }
    html.append(node.flag ? "<th" : "<td")
    if let alignment = Alignment(rawValue: UInt8(node.value)), alignment != .none {
      html.append(" align=\"")
      html.append(alignment.name)
      html.append("\"")
    }
    html.append(">")
  }

  mutating func taskMarker(_ node: SyntaxTree.Node) {
    html.append("<input type=\"checkbox\"")
    html.append(node.flag ? " checked=\"\" disabled=\"\" />" : " disabled=\"\" />")
  }

  mutating func definitionList(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    guard isEntering else { return html.append("</dl>\n") }
    startLine()
    open("<dl", id)
    html.append(">\n")
  }

  mutating func definitionTerm(_ isEntering: Bool) {
    html.append(isEntering ? "<dt>" : "</dt>\n")
    if !isEntering { endBlock() }
  }

  mutating func definition(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    guard isEntering else { return html.append("</dd>\n") }
    open("<dd", id)
    html.append(">")
    if !tree[id].flag { html.append("\n") }
  }
}
