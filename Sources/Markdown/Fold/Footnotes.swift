/// Footnotes: they go to the end of the document, numbered as they are first referred to.
enum Footnotes {
  static func fold(_ tree: inout SyntaxTree, _ rewrite: Rewrite) {
    tree.footnotes = rewrite.footnotes
    let definitions = takeDefinitions(from: &tree, rewrite)
    let order = numberReferences(in: &tree, definitions)
    report(&tree, definitions)
    guard !order.isEmpty else { return }
    let section = tree.make(SyntaxTree.Node(.footnoteSection))
    for position in order {
      guard let footnote = definitions[position] else { continue }
      tree.append(footnote, to: section)
    }
    tree.append(section, to: SyntaxTree.root)
  }

  /// Takes the definitions out of the tree; the first of a label serves.
  private static func takeDefinitions(
    from tree: inout SyntaxTree, _ rewrite: Rewrite
  ) -> [Int: SyntaxTree.NodeID] {
    var definitions: [Int: SyntaxTree.NodeID] = [:]
    for id in tree.ids(of: .carrier) {
      guard case .footnote(let position)? = Carriers.token(id, tree, rewrite) else { continue }
      let item = tree[id].parent
      let list = tree[item].parent
      tree.remove(id)
      tree.remove(item)
      if !tree[list].firstChild.exists { tree.remove(list) }
      tree[item].kind = .footnote
      tree[item].value = Int32(position)
      definitions[position] = item
    }
    return definitions
  }

  /// Numbers the references: first those of the text, then those of the footnotes that it needs, then
  /// those of all others, so that no footnote is lost that refers to itself.
  ///
  /// - Returns: the positions of the footnotes that are needed, in the order of their numbers.
  private static func numberReferences(
    in tree: inout SyntaxTree, _ definitions: [Int: SyntaxTree.NodeID]
  ) -> [Int] {
    var order: [Int] = []
    var numbers: [Int: Int] = [:]
    var queue = [SyntaxTree.root]
    var others = definitions.keys.sorted()[...]
    var seen: Set<SyntaxTree.NodeID> = []
    while true {
      guard let part = queue.popLast() else {
        guard let other = others.popFirst() else { break }
        if let definition = definitions[other] { queue = [definition] }
        continue
      }
      guard seen.insert(part).inserted else { continue }
      var found: [SyntaxTree.NodeID] = []
      tree.walk(part) { id, isEntering in
        if isEntering, tree[id].kind == .footnoteReference { found.append(id) }
      }
      for id in found {
        let position = Int(tree[id].value)
        guard let definition = definitions[position] else { continue }
        if numbers[position] == nil {
          order.append(position)
          numbers[position] = order.count
          tree.footnotes[position].number = order.count
          queue.insert(definition, at: 0)
        }
        tree.footnotes[position].references += 1
        tree[id].ordinal = Int32(tree.footnotes[position].references)
      }
    }
    return order
  }

  private static func report(
    _ tree: inout SyntaxTree, _ definitions: [Int: SyntaxTree.NodeID]
  ) {
    for footnote in tree.footnotes where footnote.references == 0 && !footnote.isRepeated {
      let label = String(decoding: footnote.label, as: UTF8.self)
      tree.findings.append(
        MarkdownFinding(
          kind: .unusedFootnote, line: Int(footnote.line), excerpt: "[^\(label)]"))
    }
  }
}
