import Highlighting

/// Code blocks.
extension HTMLWriter {
  mutating func codeBlock(_ id: SyntaxTree.NodeID) {
    startLine()
    let node = tree[id]
    if options[.mermaid], isMermaid(node) {
      diagram(node)
    } else if options[.highlighting], !node.detail.isEmpty {
      listing(id)
    } else {
      html.append("<pre")
      if node.attributes >= 0 { attributes(of: id, with: "") }
      html.append("><code")
      tree.withBytes(node.detail) { languageClass($0) }
      html.append(">")
      tree.withBytes(node.text) { html.append(escapingHTML: $0) }
      html.append("</code></pre>\n")
    }
    tree.withBytes(node.text) { counter.add($0, isCode: true) }
    counter.endBlock()
  }

  /// Code marked up by its language, in an element that bears what the author gave to it.
  private mutating func listing(_ id: SyntaxTree.NodeID) {
    let node = tree[id]
    if node.attributes >= 0 {
      html.append("<div")
      attributes(of: id, with: "")
      html.append(">\n")
    }
    let info = String(decoding: tree.slice(node.detail), as: UTF8.self)
    let listing = CodeListing(infoString: info)
    tree.withBytes(node.text) { listing.write($0, into: &html) }
    if node.attributes >= 0 { html.append("</div>\n") }
  }

  private func isMermaid(_ node: SyntaxTree.Node) -> Bool {
    tree.slice(node.detail).prefix { $0 > 0x20 && $0 != UInt8(ascii: "{") }
      .elementsEqual("mermaid".utf8)
  }

  /// A diagram, as Mermaid looks for it.
  private mutating func diagram(_ node: SyntaxTree.Node) {
    features.insert(.mermaid)
    html.append("<pre class=\"mermaid\">")
    tree.withBytes(node.text) { html.append(escapingHTML: $0) }
    html.append("</pre>\n")
  }

  /// The class that names a language: the info string up to its first blank.
  private mutating func languageClass(_ info: UnsafeBufferPointer<UInt8>) {
    guard !info.isEmpty else { return }
    let end = info.firstIndex { $0 == UInt8(ascii: " ") || $0 &- 0x09 < 5 } ?? info.count
    html.append(" class=\"language-")
    html.append(escapingHTML: UnsafeBufferPointer(rebasing: info[..<end]))
    html.append("\"")
  }
}
