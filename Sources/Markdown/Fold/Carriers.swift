/// The headings that the rewrite made to carry what libcmark does not know.
enum Carriers {
  /// The token that a node carries.
  static func token(
    _ id: SyntaxTree.NodeID, _ tree: SyntaxTree, _ rewrite: Rewrite
  ) -> Rewrite.Token.Kind? {
    guard id.exists, tree[id].kind == .carrier else { return nil }
    return rewrite.tokens[Int(tree[id].value)].kind
  }

  /// Takes out the carriers that only keep lists apart.
  static func removeSeparators(_ tree: inout SyntaxTree, _ rewrite: Rewrite) {
    for id in tree.ids(of: .carrier) where token(id, tree, rewrite) == .separator {
      tree.remove(id)
    }
  }
}
