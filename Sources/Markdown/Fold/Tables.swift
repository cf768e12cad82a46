/// Tables: a carrier for each cell becomes the cell.
enum Tables {
  static func fold(_ tree: inout SyntaxTree, _ rewrite: Rewrite) {
    var table = SyntaxTree.NodeID.none
    var row = SyntaxTree.NodeID.none
    for id in tree.ids(of: .carrier) {
      guard case .cell(let number, let rowNumber, let column)? = Carriers.token(id, tree, rewrite),
        tree.isAttached(id)
      else { continue }
      if rowNumber == 0, column == 0 {
        var node = SyntaxTree.Node(.table)
        node.line = tree[id].line
        table = tree.make(node)
        tree.insert(table, before: id)
      }
      if column == 0 {
        row = tree.make(SyntaxTree.Node(.tableRow))
        tree.append(row, to: table)
      }
      tree.remove(id)
      tree.append(id, to: row)
      tree[id].kind = .tableCell
      tree[id].flag = rowNumber == 0
      tree[id].value = Int32(rewrite.tables[number][column].rawValue)
    }
  }
}
