/// Definition lists: carriers of terms, and items that begin with the carrier of a definition.
enum DefinitionLists {
  static func fold(_ tree: inout SyntaxTree, _ rewrite: Rewrite) {
    for id in tree.ids(of: .carrier) where tree.isAttached(id) {
      if Carriers.token(id, tree, rewrite) == .term { gather(from: id, &tree, rewrite) }
    }
  }

  /// Makes one list of a term and all terms and definitions that follow it.
  private static func gather(
    from term: SyntaxTree.NodeID, _ tree: inout SyntaxTree, _ rewrite: Rewrite
  ) {
    var node = SyntaxTree.Node(.definitionList)
    node.line = tree[term].line
    let list = tree.make(node)
    tree.insert(list, before: term)
    var next = term
    while next.exists {
      let current = next
      next = tree[current].next
      switch Carriers.token(current, tree, rewrite) {
      case .term:
        tree.remove(current)
        tree.append(current, to: list)
        tree[current].kind = .definitionTerm
      case .separator: tree.remove(current)
      default:
        guard takeDefinitions(of: current, into: list, &tree, rewrite) else { return }
      }
    }
  }

  /// Takes over the items of a list that the rewrite made; false for any other block.
  private static func takeDefinitions(
    of block: SyntaxTree.NodeID, into list: SyntaxTree.NodeID, _ tree: inout SyntaxTree,
    _ rewrite: Rewrite
  ) -> Bool {
    guard tree[block].kind == .bulletList else { return false }
    for item in tree.children(of: block) {
      let carrier = tree[item].firstChild
      guard case .definition(let isLoose)? = Carriers.token(carrier, tree, rewrite) else {
        return false
      }
      tree.remove(carrier)
      tree.remove(item)
      tree.append(item, to: list)
      tree[item].kind = .definition
      tree[item].flag = !isLoose && tree[block].isTight
    }
    tree.remove(block)
    return true
  }
}
