/// Gathers the prose of a tree, and finds its places in the source.
///
///     読み方は`code`と**太字**。   ->   読み方は, other, と, 太字, 。
struct ProseReader {
  private let tree: SyntaxTree
  private let options: MarkdownOptions
  private var aligner: SourceAligner
  private var blocks: [Prose.Block] = []
  private var code: [Range<Int>] = []
  private var opaque = OpaqueElement()
  /// The block quotes that are open.
  private var quotes = 0

  init(
    _ tree: SyntaxTree, _ options: MarkdownOptions, _ source: UnsafeBufferPointer<UInt8>,
    startIndex: Int
  ) {
    self.tree = tree
    self.options = options
    aligner = SourceAligner(source, startIndex: startIndex)
  }

  /// The prose of the whole tree.
  mutating func read() -> Prose {
    let tree = tree
    tree.walk { node, id, isEntering in
      if node.kind == .blockQuote { quotes += isEntering ? 1 : -1 }
      if node.kind == .codeBlock {
        tree.withBytes(node.text) { code.append(aligner.lines(ofCode: $0, from: Int(node.line))) }
      }
      guard isEntering, let kind = Self.kind(of: node) else { return }
      readBlock(node, id, kind)
    }
    return Prose(blocks: blocks, pieces: aligner.pieces, code: code)
  }

  private static func kind(of node: SyntaxTree.Node) -> Prose.Block.Kind? {
    switch node.kind {
    case .paragraph: .paragraph
    case .heading: .heading(Int(node.value))
    case .tableCell: .cell
    case .definitionTerm: .term
    default: nil
    }
  }

  private mutating func readBlock(
    _ node: SyntaxTree.Node, _ id: SyntaxTree.NodeID, _ kind: Prose.Block.Kind
  ) {
    let lineStart = aligner.begin(line: Int(node.line))
    let start = aligner.pieces.count
    opaque = OpaqueElement()
    let tree = tree
    tree.walk(id) { node, id, isEntering in readInline(node, id, isEntering) }
    var words = ""
    if case .heading = kind { words = HeadingCollector(options).plainText(of: id, tree) }
    blocks.append(
      Prose.Block(
        kind: kind, pieces: start..<aligner.pieces.count, container: Int(node.parent.index),
        words: words, isBold: node.kind == .paragraph && tree.isBoldParagraph(id),
        leadsOn: leadsOn(node), isQuoted: quotes > 0, lineStart: lineStart))
  }

  private func leadsOn(_ node: SyntaxTree.Node) -> Bool {
    guard node.next.exists else { return false }
    switch tree[node.next].kind {
    case .heading, .thematicBreak, .footnoteSection: return false
    default: return true
    }
  }

  private mutating func readInline(
    _ node: SyntaxTree.Node, _ id: SyntaxTree.NodeID, _ isEntering: Bool
  ) {
    switch node.kind {
    case .text: readText(node)
    case .softBreak, .lineBreak: aligner.endLine()
    case .code: if let span = aligner.passCode() { code.append(span) }
    case .htmlInline:
      tree.withBytes(node.text) { bytes in
        opaque.meet(bytes)
        aligner.pass(bytes)
      }
    case .mathInline, .mathDisplay, .mathBlock: tree.withBytes(node.detail) { aligner.pass($0) }
    case .footnoteReference, .taskMarker: aligner.passOther()
    case .link, .image:
      aligner.linkDepth += isEntering ? 1 : -1
      if isEntering { return }
      tree.withBytes(node.text) { aligner.passLinkEnd(destination: $0) }
    default: break
    }
  }

  private mutating func readText(_ node: SyntaxTree.Node) {
    let isProse = !opaque.isOpen && !isAddress(node)
    tree.withBytes(node.text) { aligner.align($0, isProse: isProse) }
  }

  /// Whether a text is all of a link that leads to what it says.
  private func isAddress(_ node: SyntaxTree.Node) -> Bool {
    guard node.parent.exists, tree[node.parent].kind == .link else { return false }
    let address = tree.slice(tree[node.parent].text)
    let words = tree.slice(node.text)
    return !words.isEmpty && address.count >= words.count
      && address.suffix(words.count).elementsEqual(words)
  }
}

/// The HTML element, opened in the line of a text, whose words are code.
///
///     <kbd>**</kbd>
struct OpaqueElement {
  private var name: [UInt8] = []

  var isOpen: Bool { !name.isEmpty }

  private static let names = ["code", "kbd", "samp", "tt", "pre", "script", "style", "math", "svg"]
    .map { Array($0.utf8) }

  /// Takes note of a tag.
  mutating func meet(_ tag: UnsafeBufferPointer<UInt8>) {
    guard tag.count > 2 else { return }
    let isEnd = tag[1] == UInt8(ascii: "/")
    let start = isEnd ? 2 : 1
    let end = tag.firstIndex(from: start) { !$0.isLetter }
    let found = tag[start..<end].map { $0 | 0x20 }
    if isEnd {
      if found == name { name = [] }
    } else if name.isEmpty, Self.names.contains(found), tag[tag.count - 2] != UInt8(ascii: "/") {
      name = found
    }
  }
}
