/// The tree of one text, which the passes fold and the writer reads.
///
/// All nodes lie in one array and all their bytes in another; links between them are positions.
/// So a pass that looks for one kind of node runs over the array, and nothing recurses. A node that
/// was taken out stays in the array without a parent and is reached by nobody.
struct SyntaxTree {
  private(set) var nodes: [Node] = []
  /// What the nodes' ranges point into.
  private(set) var bytes: [UInt8] = []
  /// Identifiers, classes and other attributes that authors gave to nodes.
  private(set) var attributes: [Attributes] = []
  /// In the order of their numbers, once they are folded.
  var footnotes: [Footnote] = []
  /// What was found on the way that the author should hear of.
  var findings: [MarkdownFinding] = []

  /// The document.
  static let root = NodeID(index: 0)

  /// Makes a tree of an empty document, with room for the nodes of a text.
  init(textLength: Int) {
    nodes.reserveCapacity(textLength / 32 + 16)
    bytes.reserveCapacity(textLength + textLength / 8 + 64)
    nodes.append(Node(.document))
  }

  /// The position of a node.
  struct NodeID: Hashable {
    let index: Int32

    static let none = NodeID(index: -1)

    @inline(__always)
    var exists: Bool { index >= 0 }
  }

  @inline(__always)
  subscript(_ id: NodeID) -> Node {
    get { nodes[Int(id.index)] }
    _modify { yield &nodes[Int(id.index)] }
  }

  /// The nodes of some kind, in the order in which they were made.
  ///
  /// Those that were taken out are left out; what stands in such a node is not.
  func ids(of kind: Node.Kind) -> [NodeID] {
    var ids: [NodeID] = []
    nodes.withUnsafeBufferPointer { nodes in
      for index in nodes.indices where nodes[index].kind == kind && nodes[index].parent.exists {
        ids.append(NodeID(index: Int32(index)))
      }
    }
    return ids
  }
}

/// Bytes.
extension SyntaxTree {
  /// Keeps bytes, and says where.
  mutating func store(_ new: UnsafeBufferPointer<UInt8>) -> Node.Range {
    let start = bytes.count
    bytes.append(contentsOf: new)
    return Node.Range(start: Int32(start), end: Int32(bytes.count))
  }

  /// Keeps bytes, and says where.
  mutating func store(_ new: some Collection<UInt8>) -> Node.Range {
    let start = bytes.count
    bytes.append(contentsOf: new)
    return Node.Range(start: Int32(start), end: Int32(bytes.count))
  }

  /// Calls a closure with bytes that were kept.
  @inline(__always)
  func withBytes<Result>(
    _ range: Node.Range, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range.indices])) }
  }

  /// Bytes that were kept.
  func slice(_ range: Node.Range) -> ArraySlice<UInt8> { bytes[range.indices] }
}

/// Attributes.
extension SyntaxTree {
  /// The attributes of a node, or none.
  func attributes(of id: NodeID) -> Attributes? {
    let index = self[id].attributes
    return index < 0 ? nil : attributes[Int(index)]
  }

  /// Changes a node's attributes.
  mutating func changeAttributes(of id: NodeID, _ change: (inout Attributes) -> Void) {
    if self[id].attributes < 0 {
      self[id].attributes = Int32(attributes.count)
      attributes.append(Attributes())
    }
    change(&attributes[Int(self[id].attributes)])
  }
}

/// Structure.
extension SyntaxTree {
  /// Makes a node that stands nowhere yet.
  mutating func make(_ node: Node) -> NodeID {
    nodes.append(node)
    return NodeID(index: Int32(nodes.count - 1))
  }

  /// Makes a node behind the children of another.
  @inline(__always)
  @discardableResult
  mutating func append(new node: Node, to parent: NodeID) -> NodeID {
    let id = NodeID(index: Int32(nodes.count))
    var node = node
    node.parent = parent
    // One check for all accesses: both indexes are of nodes that were made before.
    nodes.withUnsafeMutableBufferPointer { nodes in
      let last = nodes[Int(parent.index)].lastChild
      node.previous = last
      nodes[Int(parent.index)].lastChild = id
      if last.exists {
        nodes[Int(last.index)].next = id
      } else {
        nodes[Int(parent.index)].firstChild = id
      }
    }
    nodes.append(node)
    return id
  }

  /// Puts a node that stands nowhere behind the children of another.
  mutating func append(_ id: NodeID, to parent: NodeID) {
    let last = self[parent].lastChild
    self[id].parent = parent
    self[id].previous = last
    self[id].next = .none
    if last.exists { self[last].next = id } else { self[parent].firstChild = id }
    self[parent].lastChild = id
  }

  /// Puts a node that stands nowhere right behind another.
  mutating func insert(_ id: NodeID, after sibling: NodeID) {
    let (parent, next) = (self[sibling].parent, self[sibling].next)
    self[id].parent = parent
    self[id].previous = sibling
    self[id].next = next
    self[sibling].next = id
    if next.exists { self[next].previous = id } else { self[parent].lastChild = id }
  }

  /// Puts a node that stands nowhere right before another.
  mutating func insert(_ id: NodeID, before sibling: NodeID) {
    let (parent, previous) = (self[sibling].parent, self[sibling].previous)
    self[id].parent = parent
    self[id].previous = previous
    self[id].next = sibling
    self[sibling].previous = id
    if previous.exists { self[previous].next = id } else { self[parent].firstChild = id }
  }

  /// Takes a node out, with all that is in it.
  mutating func remove(_ id: NodeID) {
    let (parent, previous, next) = (self[id].parent, self[id].previous, self[id].next)
    guard parent.exists else { return }
    if previous.exists { self[previous].next = next } else { self[parent].firstChild = next }
    if next.exists { self[next].previous = previous } else { self[parent].lastChild = previous }
    self[id].parent = .none
    self[id].previous = .none
    self[id].next = .none
  }

  /// The texts for whose bytes a condition holds, in the order in which they were made; none that an
  /// author escaped.
  @inline(__always)
  func texts(where holds: (Node, UnsafeBufferPointer<UInt8>) -> Bool) -> [NodeID] {
    var ids: [NodeID] = []
    // Both arrays are opened once: for each node it would cost more than the look at its bytes.
    nodes.withUnsafeBufferPointer { nodes in
      bytes.withUnsafeBufferPointer { bytes in
        for index in nodes.indices where nodes[index].kind == .text {
          let node = nodes[index]
          guard !node.flag, node.parent.exists else { continue }
          if holds(node, UnsafeBufferPointer(rebasing: bytes[node.text.indices])) {
            ids.append(NodeID(index: Int32(index)))
          }
        }
      }
    }
    return ids
  }

  /// Takes out siblings, from the first to the last of a run.
  mutating func remove(_ first: NodeID, through last: NodeID) {
    var next = first
    while next.exists {
      let current = next
      next = current == last ? .none : self[current].next
      remove(current)
    }
  }

  /// Makes siblings, from the first to the last of a run, the children of a node that stands
  /// nowhere, and puts that where they stood.
  mutating func wrap(_ first: NodeID, through last: NodeID, in wrapper: NodeID) {
    insert(wrapper, before: first)
    var next = first
    while next.exists {
      let current = next
      next = current == last ? .none : self[current].next
      remove(current)
      append(current, to: wrapper)
    }
  }

  /// Takes out all that is in a node.
  mutating func removeChildren(of id: NodeID) {
    remove(self[id].firstChild, through: self[id].lastChild)
  }

  /// Whether a node stands in the document, itself or in another that does.
  ///
  /// Passes that run over the array ask it of nodes that may have been taken out.
  func isAttached(_ id: NodeID) -> Bool {
    id == Self.root || self[id].parent.exists
  }
}

/// Reading.
extension SyntaxTree {
  /// The children of a node, in order.
  func children(of id: NodeID) -> [NodeID] {
    var children: [NodeID] = []
    var next = self[id].firstChild
    while next.exists {
      children.append(next)
      next = self[next].next
    }
    return children
  }

  /// Whether a paragraph has no tags of its own: it stands in an item of a tight list, or in a
  /// definition right below its term.
  func isTight(_ id: NodeID) -> Bool {
    let parent = self[id].parent
    guard parent.exists else { return false }
    switch self[parent].kind {
    case .item: return self[parent].parent.exists && self[self[parent].parent].isTight
    case .definition: return self[parent].flag
    default: return false
    }
  }

  /// Visits every node below one, and itself, containers twice.
  ///
  /// The closure gets a node and whether it is being entered; leaves are only entered.
  @inline(__always)
  func walk(_ start: NodeID = root, _ body: (_ id: NodeID, _ isEntering: Bool) -> Void) {
    walk(start) { _, id, isEntering in body(id, isEntering) }
  }

  /// The same with the node itself.
  @inline(__always)
  func walk(
    _ start: NodeID = root, _ body: (_ node: Node, _ id: NodeID, _ isEntering: Bool) -> Void
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      var current = start
      var isEntering = true
      while true {
        let index = Int(current.index)
        let isContainer = nodes[index].kind.isContainer
        if isEntering || isContainer { body(nodes[index], current, isEntering) }
        if isEntering, isContainer {
          let first = nodes[index].firstChild
          if first.exists { current = first } else { isEntering = false }
          continue
        }
        if current == start { return }
        let next = nodes[index].next
        (current, isEntering) = next.exists ? (next, true) : (nodes[index].parent, false)
      }
    }
  }
}
