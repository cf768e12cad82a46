/// A display formula that is all of a paragraph becomes a block.
enum MathBlocks {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .mathDisplay) where tree.isAttached(id) {
      let paragraph = tree[id].parent
      guard tree[paragraph].kind == .paragraph, tree[paragraph].firstChild == id,
        tree[paragraph].lastChild == id
      else { continue }
      tree[paragraph].kind = .mathBlock
      tree[paragraph].text = tree[id].text
      tree.remove(id)
    }
  }
}
