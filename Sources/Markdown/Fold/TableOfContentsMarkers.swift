/// Where the table of contents goes: a paragraph `[TOC]`, or kramdown's list with `{:toc}` below.
enum TableOfContentsMarkers {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .paragraph) where tree.isAttached(id) {
      let last = tree[id].lastChild
      guard last.exists, tree[last].kind == .text, tree[last].text.indices.count <= 7 else {
        continue
      }
      if isMarker(id, tree) {
        place(at: id, &tree)
      } else if let list = markedList(around: id, tree) {
        place(at: list, &tree)
      }
    }
  }

  private static func place(at id: SyntaxTree.NodeID, _ tree: inout SyntaxTree) {
    tree.removeChildren(of: id)
    tree[id].kind = .tableOfContents
  }

  private static func isMarker(_ id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Bool {
    let text = tree[id].firstChild
    return text == tree[id].lastChild
      && isText(text, ["[TOC]", "[[TOC]]", "[toc]", "{:toc}"], tree)
  }

  /// The list whose last item ends with the line `{:toc}`.
  private static func markedList(
    around id: SyntaxTree.NodeID, _ tree: SyntaxTree
  ) -> SyntaxTree.NodeID? {
    let last = tree[id].lastChild
    let item = tree[id].parent
    guard isText(last, ["{:toc}"], tree), tree[last].previous.exists,
      tree[tree[last].previous].kind == .softBreak, tree[item].kind == .item,
      tree[item].lastChild == id, !tree[item].next.exists
    else { return nil }
    return tree[item].parent
  }

  private static func isText(
    _ id: SyntaxTree.NodeID, _ texts: [String], _ tree: SyntaxTree
  ) -> Bool {
    guard id.exists, tree[id].kind == .text, !tree[id].isEscaped else { return false }
    let bytes = tree.slice(tree[id].text)
    return texts.contains { bytes.elementsEqual($0.utf8) }
  }
}
