/// Texts, which passes take apart.
extension SyntaxTree {
  /// Makes a text that stands nowhere yet.
  mutating func makeText(_ range: Node.Range) -> NodeID {
    var node = Node(.text)
    node.text = range
    return make(node)
  }

  /// Divides a text at an offset.
  ///
  /// - Returns: the second part, a text right behind the first; the text itself when the offset is 0.
  mutating func split(_ id: NodeID, at offset: Int) -> NodeID {
    let range = self[id].text
    guard offset > 0 else { return id }
    self[id].text = range.part(0..<offset)
    let rest = makeText(range.part(offset..<range.indices.count))
    insert(rest, after: id)
    return rest
  }

  /// All texts in which constructs are looked for and a byte occurs, in the order of the array.
  func texts(with trigger: UInt8) -> [NodeID] {
    texts { _, bytes in bytes.firstIndex(from: 0, of: trigger) < bytes.count }
  }

  /// An element that a part of a text becomes.
  struct TextElement {
    /// The part, by offsets in the text.
    let whole: Range<Int>
    /// Of it, what stands in the element.
    let content: Range<Int>
    /// Outermost first; none for a text that stays one.
    let kinds: [Node.Kind]
    /// The `text` and `detail` of the innermost.
    var text: [UInt8] = []
    var detail: [UInt8] = []
  }

  /// Makes elements of parts of a text; what lies between stays text.
  mutating func insert(_ elements: [TextElement], into id: NodeID) {
    guard !elements.isEmpty else { return }
    let range = self[id].text
    var last = id
    var end = 0
    for element in elements {
      if end < element.whole.lowerBound {
        let text = makeText(range.part(end..<element.whole.lowerBound))
        insert(text, after: last)
        last = text
      }
      end = element.whole.upperBound
      let made = make(element, of: range)
      insert(made, after: last)
      last = made
    }
    if end < range.indices.count {
      let rest = makeText(range.part(end..<range.indices.count))
      insert(rest, after: last)
    }
    remove(id)
  }

  private mutating func make(_ element: TextElement, of range: Node.Range) -> NodeID {
    var inner = makeText(range.part(element.content))
    for (index, kind) in element.kinds.reversed().enumerated() {
      var node = Node(kind)
      if index == 0 {
        node.text = store(element.text)
        node.detail = store(element.detail)
      }
      let outer = make(node)
      append(inner, to: outer)
      inner = outer
    }
    return inner
  }
}
