import CJKText

/// Strikethrough: what stands between two runs of one tilde, or of two (GFM 0.29, section 6.5).
///
/// Runs pair as libcmark's delimiters do, with the flanking of the dialect; a run pairs with one of
/// its own length only. Emphasis has been found before, so a run pairs only with one in the same
/// element; cmark-gfm would close the tildes of `~~a *b~~ c*` first.
struct Strikethrough {
  private let isCJK: Bool

  init(isCJK: Bool) {
    self.isCJK = isCJK
  }

  func fold(_ tree: inout SyntaxTree) {
    var parents: [SyntaxTree.NodeID] = []
    for id in tree.texts(with: Self.tilde) where parents.last != tree[id].parent {
      parents.append(tree[id].parent)
    }
    var seen: Set<SyntaxTree.NodeID> = []
    for parent in parents where seen.insert(parent).inserted {
      pair(runs(below: parent, &tree), &tree)
    }
  }

  private static let tilde = UInt8(ascii: "~")

  private struct Run {
    let node: SyntaxTree.NodeID
    let length: Int
    let opens: Bool
    let closes: Bool
  }

  /// Makes a text of each run of tildes, and gives those that can do something.
  private func runs(below parent: SyntaxTree.NodeID, _ tree: inout SyntaxTree) -> [Run] {
    var runs: [Run] = []
    var next = tree[parent].firstChild
    while next.exists {
      var current = next
      next = tree[current].next
      guard tree[current].kind == .text, !tree[current].isEscaped else { continue }
      let bytes = Array(tree.slice(tree[current].text))
      guard let start = bytes.firstIndex(of: Self.tilde) else { continue }
      let end = bytes[start...].firstIndex { $0 != Self.tilde } ?? bytes.count
      current = tree.split(current, at: start)
      if end < bytes.count { next = tree.split(current, at: end - start) }
      if end - start <= 2 { runs.append(run(current, length: end - start, tree)) }
    }
    return runs.filter { $0.opens || $0.closes }
  }

  private func run(_ id: SyntaxTree.NodeID, length: Int, _ tree: SyntaxTree) -> Run {
    let flanking = Flanking(before: side(before: id, tree), after: side(after: id, tree))
    return Run(node: id, length: length, opens: flanking.isLeft, closes: flanking.isRight)
  }

  private func side(before id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Flanking.Side {
    let neighbour = tree[id].previous
    guard neighbour.exists, tree[neighbour].kind == .text else {
      return side(of: neighbour, in: tree[id].parent, tree)
    }
    let side = tree.withBytes(tree[neighbour].text) { Flanking.Side(in: $0, before: $0.count) }
    return isCJK ? side : side.withoutCJK
  }

  private func side(after id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Flanking.Side {
    let neighbour = tree[id].next
    guard neighbour.exists, tree[neighbour].kind == .text else {
      return side(of: neighbour, in: tree[id].parent, tree)
    }
    let side = tree.withBytes(tree[neighbour].text) {
      Flanking.Side(UTF8Decoder.character(in: $0, at: 0).scalar)
    }
    return isCJK ? side : side.withoutCJK
  }

  /// What a neighbour that is no text counts as: a break is white space, an element begins and ends
  /// with punctuation, and so does one that the run stands at the edge of.
  private func side(
    of neighbour: SyntaxTree.NodeID, in parent: SyntaxTree.NodeID, _ tree: SyntaxTree
  ) -> Flanking.Side {
    if neighbour.exists {
      let isBreak = tree[neighbour].kind == .softBreak || tree[neighbour].kind == .lineBreak
      return isBreak ? .lineEdge : .ascii
    }
    switch tree[parent].kind {
    case .emphasis, .strong, .link, .image: return .ascii
    default: return .lineEdge
    }
  }

  /// Pairs closing runs with opening ones (CommonMark 0.30, appendix, "process emphasis").
  private func pair(_ runs: [Run], _ tree: inout SyntaxTree) {
    var open: [Run] = []
    for run in runs {
      guard run.closes, let match = open.lastIndex(where: { matches($0, run) }) else {
        if run.opens { open.append(run) }
        continue
      }
      let opener = open[match]
      // A run of another length takes with it what stands between, and leaves the opener to the next.
      let pairs = opener.length == run.length
      open.removeSubrange((pairs ? match : match + 1)...)
      if pairs { wrap(opener.node, run.node, &tree) }
    }
  }

  private func matches(_ opener: Run, _ closer: Run) -> Bool {
    !((closer.opens || opener.closes) && closer.length % 3 != 0
      && (opener.length + closer.length) % 3 == 0)
  }

  private func wrap(
    _ opener: SyntaxTree.NodeID, _ closer: SyntaxTree.NodeID, _ tree: inout SyntaxTree
  ) {
    let (first, last) = (tree[opener].next, tree[closer].previous)
    let wrapper = tree.make(SyntaxTree.Node(.strikethrough))
    if first == closer {
      tree.insert(wrapper, after: opener)
    } else {
      tree.wrap(first, through: last, in: wrapper)
    }
    tree.remove(opener)
    tree.remove(closer)
  }
}
