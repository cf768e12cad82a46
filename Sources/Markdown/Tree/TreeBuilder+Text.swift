/// Texts, and the tokens in them.
extension TreeBuilder {
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard followsCarrierToken || hasSentinels(bytes), let rewrite else {
      return appendText(tree.store(bytes))
    }
    var reader = SentinelReader(bytes, rewrite)
    var pending = tree.store(EmptyCollection())
    while let piece = reader.next() {
      switch piece {
      case .plain(let range):
        let isFirst = followsCarrierToken && bytes[range.lowerBound] == UInt8(ascii: " ")
        followsCarrierToken = false
        pending.end = tree.store(bytes[isFirst ? range.dropFirst() : range]).end
      case .escaped(let range):
        appendText(pending)
        let character = tree.store(bytes[range])
        appendText(character, isEscaped: true)
        pending = SyntaxTree.Node.Range(start: character.end, end: character.end)
      case .token(let number?):
        appendText(pending)
        appendToken(rewrite, rewrite.tokens[number], number)
        pending = tree.store(EmptyCollection())
      case .token(nil):
        if !pending.isEmpty, tree.bytes.last == UInt8(ascii: " ") { pending.end -= 1 }
        appendText(pending)
        pending = tree.store(EmptyCollection())
      }
    }
    appendText(pending)
  }

  private mutating func appendText(_ range: SyntaxTree.Node.Range, isEscaped: Bool = false) {
    guard !range.isEmpty else { return }
    var node = SyntaxTree.Node(.text)
    node.text = range
    node.flag = isEscaped
    node.value = linkDepth > 0 ? 1 : 0
    append(node)
  }

  private mutating func appendToken(_ rewrite: Rewrite, _ token: Rewrite.Token, _ number: Int) {
    switch token.kind {
    case .footnoteReference(let position):
      var node = SyntaxTree.Node(.footnoteReference)
      node.value = Int32(position)
      append(node)
    case .math(let isDisplay):
      var node = SyntaxTree.Node(isDisplay ? .mathDisplay : .mathInline)
      node.text = tree.store(rewrite.replaced[token.content])
      node.detail = tree.store(rewrite.replaced[token.source])
      append(node)
    case .escapedSpace: break
    case .cell, .footnote, .term, .definition, .separator:
      // The rewrite puts these only at the start of a heading that it makes itself.
      tree[parent].kind = .carrier
      tree[parent].value = Int32(number)
      followsCarrierToken = true
    }
  }
}
