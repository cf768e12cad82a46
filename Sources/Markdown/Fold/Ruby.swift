/// What the two notations for ruby have in common.
enum Ruby {
  /// Makes ruby of a run of siblings: one base with one reading.
  static func wrapGroup(
    _ first: SyntaxTree.NodeID, through last: SyntaxTree.NodeID, reading: [UInt8],
    _ tree: inout SyntaxTree
  ) {
    var node = SyntaxTree.Node(.rubyBase)
    node.detail = tree.store(reading)
    let base = tree.make(node)
    tree.wrap(first, through: last, in: base)
    let ruby = tree.make(SyntaxTree.Node(.ruby))
    tree.wrap(base, through: base, in: ruby)
  }

  /// Makes ruby of a text: a base of each of its characters, with a reading each.
  static func wrapEach(
    _ id: SyntaxTree.NodeID, readings: [[UInt8]], _ tree: inout SyntaxTree
  ) {
    let ruby = tree.make(SyntaxTree.Node(.ruby))
    tree.insert(ruby, before: id)
    let range = tree[id].text
    var offset = 0
    let characters = Array(String(decoding: tree.slice(range), as: UTF8.self))
    for (character, reading) in zip(characters, readings) {
      let length = String(character).utf8.count
      var node = SyntaxTree.Node(.rubyBase)
      node.detail = tree.store(reading)
      let base = tree.make(node)
      tree.append(tree.makeText(range.part(offset..<offset + length)), to: base)
      tree.append(base, to: ruby)
      offset += length
    }
    tree.remove(id)
  }
}
