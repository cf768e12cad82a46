/// Makes the tree of a text from libcmark's, and takes all sentinels out of it on the way.
///
///     TEXT  のXX**  ->  の**          letters, punctuation and spaces vanish
///     TEXT  a\~!b   ->  a, ~, b       an escaped character is a text of its own
///     TEXT  a!7!b   ->  a, token, b   a token is what it stands for;
///     CODE  a!7!b   ->  a[^1]b        where nothing is looked for, it is what it replaced
///
/// So no pass behind this one, and nothing that is written, can ever see a sentinel.
struct TreeBuilder {
  let rewrite: Rewrite?
  /// What sentinels begin with in the rewritten text; nil for a text that has none.
  private let leads: SentinelLeads?
  var tree: SyntaxTree
  /// The innermost container that is open.
  var parent = SyntaxTree.root
  /// Whether the next text begins with the space behind a carrier's token.
  var followsCarrierToken = false
  /// How many links and images are open.
  var linkDepth = 0
  private var depth = 0
  private var greatestDepth = 0

  /// Builds the tree of a text to which something was done before it was parsed, or nothing.
  static func build(
    _ source: borrowing CMarkTree, rewrite: Rewrite?, textLength: Int
  ) -> SyntaxTree {
    var builder = TreeBuilder(rewrite: rewrite, tree: SyntaxTree(textLength: textLength))
    source.walk { node, isEntering in builder.add(node, isEntering) }
    if builder.greatestDepth > HostileInput.depthLimit {
      builder.tree.findings.append(MarkdownFinding(kind: .tooDeep, line: 1, excerpt: ""))
    }
    return builder.tree
  }

  private init(rewrite: Rewrite?, tree: SyntaxTree) {
    self.rewrite = rewrite
    leads = rewrite.map { SentinelLeads($0) }
    self.tree = tree
  }

  @inline(__always)
  private mutating func add(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    switch node.kind {
    case .text: node.withLiteral { text($0) }
    case .softBreak: append(SyntaxTree.Node(.softBreak))
    case .lineBreak: append(SyntaxTree.Node(.lineBreak))
    case .code: literal(.code, node)
    case .htmlInline: literal(.htmlInline, node)
    case .htmlBlock: literal(.htmlBlock, node)
    case .codeBlock: literal(.codeBlock, node)
    case .thematicBreak: literal(.thematicBreak, node)
    case .document, .other: break
    default:
      if isEntering { open(node) } else { close() }
    }
  }

  @inline(__always)
  mutating func append(_ node: SyntaxTree.Node) {
    tree.append(new: node, to: parent)
  }

  private mutating func literal(_ kind: SyntaxTree.Node.Kind, _ node: borrowing CMarkTree.Node) {
    var made = SyntaxTree.Node(kind)
    made.line = line(of: node)
    made.text = node.withLiteral { store($0) }
    if kind == .codeBlock { made.detail = node.withInfo { store($0) } }
    append(made)
  }

  private mutating func open(_ node: borrowing CMarkTree.Node) {
    var made = SyntaxTree.Node(Self.kind(of: node))
    made.line = line(of: node)
    switch made.kind {
    case .heading: made.value = node.headingLevel
    case .bulletList: made.flag = node.isTight
    case .orderedList:
      made.flag = node.isTight
      made.value = node.listStart
    case .link, .image:
      made.text = node.withURL { store($0) }
      made.detail = node.withTitle { store($0) }
    default: break
    }
    parent = tree.append(new: made, to: parent)
    if made.kind == .link || made.kind == .image { linkDepth += 1 }
    depth += 1
    greatestDepth = max(greatestDepth, depth)
  }

  private mutating func close() {
    if tree[parent].kind == .link || tree[parent].kind == .image { linkDepth -= 1 }
    parent = tree[parent].parent
    depth -= 1
    followsCarrierToken = false
  }

  private static func kind(of node: borrowing CMarkTree.Node) -> SyntaxTree.Node.Kind {
    switch node.kind {
    case .blockQuote: .blockQuote
    case .list: node.isOrdered ? .orderedList : .bulletList
    case .item: .item
    case .heading: .heading
    case .emphasis: .emphasis
    case .strong: .strong
    case .link: .link
    case .image: .image
    default: .paragraph
    }
  }

  private func line(of node: borrowing CMarkTree.Node) -> Int32 {
    rewrite.map { $0.sourceLine(of: node.line) } ?? node.line
  }

  /// Whether there may be sentinels in the bytes of a node; in most there are none.
  @inline(__always)
  func hasSentinels(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    leads.map { $0.firstIndex(in: bytes, from: 0) < bytes.count } ?? false
  }

  /// Keeps bytes in which nothing is looked for, with tokens as what they replaced.
  private mutating func store(_ bytes: UnsafeBufferPointer<UInt8>) -> SyntaxTree.Node.Range {
    guard !bytes.isEmpty else { return .empty }
    guard hasSentinels(bytes), let rewrite else { return tree.store(bytes) }
    var reader = SentinelReader(bytes, rewrite)
    var whole = tree.store(EmptyCollection())
    while let piece = reader.next() {
      switch piece {
      case .plain(let range): whole.end = tree.store(bytes[range]).end
      case .escaped(let range): whole.end = tree.store(bytes[range]).end
      case .token(let number?):
        whole.end = tree.store(rewrite.replaced[rewrite.tokens[number].source]).end
      case .token(nil): break
      }
    }
    return whole
  }
}
