/// An image with a title that is all of a paragraph, in a link or not, becomes a figure; the title is
/// its caption.
enum Figures {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .image) where tree.isAttached(id) {
      guard !tree[id].detail.isEmpty else { continue }
      var outer = id
      if tree[tree[id].parent].kind == .link, isOnlyChild(id, tree) { outer = tree[id].parent }
      let paragraph = tree[outer].parent
      guard tree[paragraph].kind == .paragraph, isOnlyChild(outer, tree), !tree.isTight(paragraph)
      else { continue }
      tree[paragraph].kind = .figure
      tree[paragraph].detail = tree[id].detail
      tree[id].detail = .empty
    }
  }

  private static func isOnlyChild(_ id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Bool {
    !tree[id].previous.exists && !tree[id].next.exists
  }
}
