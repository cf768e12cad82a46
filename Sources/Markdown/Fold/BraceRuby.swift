import CJKText

/// Ruby in braces, as in DenDen Markdown: `{漢字|かんじ}`, `{電子出版|でん|し|しゅっ|ぱん}`.
///
/// As many readings as the base has characters are one for each, as are those that dots divide
/// (MDI); otherwise the readings are one, for the whole base. The base may hold other inline
/// elements. Base or reading has a CJK character: `{start|stop}` is none.
enum BraceRuby {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.texts(with: UInt8(ascii: "{")) {
      var next = id
      while next.exists { next = foldFirst(in: next, &tree) }
    }
  }

  /// Folds the first ruby that begins in a text, and gives the text behind it to look on in.
  private static func foldFirst(
    in id: SyntaxTree.NodeID, _ tree: inout SyntaxTree
  ) -> SyntaxTree.NodeID {
    let bytes = Array(tree.slice(tree[id].text))
    var search = 0
    while let start = bytes[search...].firstIndex(of: UInt8(ascii: "{")) {
      if let match = match(from: id, start, tree), isCJK(match) {
        return wrap(match, openedAt: (id, start), &tree)
      }
      search = start + 1
    }
    return .none
  }

  /// Where a ruby's parts lie.
  private struct Match {
    /// The text with the `|`, and its offset.
    let bar: (node: SyntaxTree.NodeID, offset: Int)
    /// The text with the `}`, and its offset.
    let close: (node: SyntaxTree.NodeID, offset: Int)
    let readings: [[UInt8]]
    /// The characters of the base; nil where it holds elements.
    let base: String?
    /// The texts of the base.
    let baseBytes: [UInt8]
  }

  private static func match(
    from id: SyntaxTree.NodeID, _ start: Int, _ tree: SyntaxTree
  ) -> Match? {
    var bar: (node: SyntaxTree.NodeID, offset: Int)?
    var readings: [[UInt8]] = []
    var base: [UInt8] = []
    var isPlain = true
    var current = id
    var offset = start + 1
    while current.exists {
      let node = tree[current]
      guard node.kind == .text else {
        // Readings are text, and neither part goes over a line's end.
        guard bar == nil, node.kind != .softBreak, node.kind != .lineBreak else { return nil }
        isPlain = false
        current = node.next
        continue
      }
      for (index, byte) in tree.slice(node.text).enumerated().dropFirst(offset) {
        switch byte {
        case UInt8(ascii: "{") where !node.flag: return nil
        case UInt8(ascii: "|") where !node.flag:
          if bar == nil { bar = (current, index) }
          readings.append([])
        case UInt8(ascii: "}") where !node.flag:
          guard let bar, !readings.contains([]), !isPlain || !base.isEmpty else { return nil }
          return Match(
            bar: bar, close: (current, index), readings: readings,
            base: isPlain ? String(decoding: base, as: UTF8.self) : nil, baseBytes: base)
        default:
          if bar == nil { base.append(byte) } else { readings[readings.count - 1].append(byte) }
        }
      }
      offset = 0
      current = node.next
    }
    return nil
  }

  private static func isCJK(_ match: Match) -> Bool {
    let all = [match.baseBytes] + match.readings
    return all.contains { part in
      String(decoding: part, as: UTF8.self).unicodeScalars.contains { $0.isCJKForEmphasis }
    }
  }

  /// Makes the ruby, and gives the text behind it.
  private static func wrap(
    _ match: Match, openedAt open: (node: SyntaxTree.NodeID, offset: Int),
    _ tree: inout SyntaxTree
  ) -> SyntaxTree.NodeID {
    // From the end to the start, so that the offsets before stay right.
    let isEnd = match.close.offset + 1 == tree[match.close.node].text.indices.count
    let rest = isEnd ? .none : tree.split(match.close.node, at: match.close.offset + 1)
    let bar = tree.split(match.bar.node, at: match.bar.offset)
    let close = match.close.node == match.bar.node ? bar : match.close.node
    var first = tree.split(open.node, at: open.offset)
    tree[first].text.start += 1
    if tree[first].text.isEmpty {
      first = tree[first].next
      tree.remove(tree[first].previous)
    }
    let last = tree[bar].previous
    tree.remove(bar, through: close)
    if let base = match.base, first == last,
      let readings = perCharacter(match.readings, Array(base))
    {
      Ruby.wrapEach(first, readings: readings, &tree)
    } else {
      Ruby.wrapGroup(first, through: last, reading: Array(match.readings.joined()), &tree)
    }
    return rest
  }

  /// The readings of the characters, when there is one for each.
  private static func perCharacter(
    _ readings: [[UInt8]], _ base: [Character]
  ) -> [[UInt8]]? {
    if readings.count > 1 { return readings.count == base.count ? readings : nil }
    let parts = readings[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count > 1, parts.count == base.count, parts.allSatisfy({ !$0.isEmpty }) else {
      return nil
    }
    return parts.map { Array($0) }
  }
}
