/// Attribute lists: `{#id .class}` behind a heading, kramdown's `{: #id .class key="value"}` below a
/// block and behind an inline element.
///
///     ## 見出し {#midashi}
///     段落
///     {: .lead}
///     *強調*{: title="題"}
///
/// What looks like one and is not stays text.
struct AttributeLists {
  /// Whether authors may give any attribute, or only ones that cannot run script.
  private let isSafe: Bool
  private let source: UnsafeBufferPointer<UInt8>
  /// Where the lines of the source begin.
  private let lineStarts: [Int]

  init(isSafe: Bool, source: UnsafeBufferPointer<UInt8>) {
    self.isSafe = isSafe
    self.source = source
    lineStarts =
      [0] + source.indices.filter { source[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  func foldHeadings(_ tree: inout SyntaxTree) {
    for id in tree.allIDs where tree[id].kind == .heading && tree.isAttached(id) {
      let text = tree[id].lastChild
      guard text.exists, tree[text].kind == .text, !tree[text].isEscaped else { continue }
      let bytes = Array(tree.slice(tree[text].text))
      guard let start = bytes.lastIndex(of: UInt8(ascii: "{")),
        let (attributes, end) = list(in: bytes, at: start, needsColon: false), end == bytes.count
      else { continue }
      let kept = bytes[..<start].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
      tree[text].text = tree[text].text.part(0..<kept)
      if kept == 0 { tree.remove(text) }
      tree.changeAttributes(of: id) { $0.merge(attributes) }
    }
  }

  /// The lists that stand behind inline elements.
  func foldSpans(_ tree: inout SyntaxTree) {
    for id in tree.texts(with: UInt8(ascii: "{")) {
      let element = tree[id].previous
      guard element.exists, Self.takesList(tree[element].kind) else { continue }
      let bytes = Array(tree.slice(tree[id].text))
      let needsColon = tree[element].kind != .image && tree[element].kind != .link
      guard let (attributes, end) = list(in: bytes, at: 0, needsColon: needsColon) else { continue }
      tree[id].text.start += Int32(end)
      if tree[id].text.isEmpty { tree.remove(id) }
      tree.changeAttributes(of: element) { $0.merge(attributes) }
    }
  }

  private static func takesList(_ kind: SyntaxTree.Node.Kind) -> Bool {
    switch kind {
    case .emphasis, .strong, .code, .link, .image, .strikethrough, .ruby, .emphasisDots: true
    default: false
    }
  }

  /// The lists that stand on a line of their own, below a block or above one.
  func foldBlocks(_ tree: inout SyntaxTree) {
    for id in tree.allIDs where tree[id].kind == .paragraph && tree.isAttached(id) {
      let text = tree[id].lastChild
      guard text.exists, tree[text].kind == .text, !tree[text].isEscaped else { continue }
      let before = tree[text].previous
      guard !before.exists || tree[before].kind == .softBreak else { continue }
      let bytes = Array(tree.slice(tree[text].text))
      guard let (attributes, end) = list(in: bytes, at: 0, needsColon: true), end == bytes.count
      else { continue }
      if before.exists {
        let target = owner(of: id, listLine: lastLine(of: id, tree), tree)
        tree.remove(before)
        tree.remove(text)
        tree.changeAttributes(of: target) { $0.merge(attributes) }
      } else if let target = neighbour(of: id, tree) {
        tree.remove(id)
        tree.changeAttributes(of: target) { $0.merge(attributes) }
      }
    }
  }

  /// The line on which a paragraph ends.
  private func lastLine(of id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Int {
    let breaks = tree.children(of: id).count {
      tree[$0].kind == .softBreak || tree[$0].kind == .lineBreak
    }
    return Int(tree[id].line) + breaks
  }

  /// What a list below the text of a paragraph belongs to.
  ///
  /// That is the paragraph; or the list or quote around it, when the line does not bear their marks.
  private func owner(
    of id: SyntaxTree.NodeID, listLine line: Int, _ tree: SyntaxTree
  ) -> SyntaxTree.NodeID {
    guard self.line(line)?.first == UInt8(ascii: "{") else { return id }
    var owner = id
    var next = tree[id].parent
    while next != SyntaxTree.root {
      if tree[next].kind != .item { owner = next }
      next = tree[next].parent
    }
    return owner
  }

  /// What a list that is a paragraph of its own belongs to: the block right above, else the one below.
  private func neighbour(of id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> SyntaxTree.NodeID? {
    let (previous, next) = (tree[id].previous, tree[id].next)
    let isBelow = line(Int(tree[id].line) - 1)?.contains { $0 > 0x20 } ?? false
    if previous.exists, isBelow || !next.exists { return previous }
    return next.exists ? next : nil
  }

  /// The bytes of a line of the source, from 1.
  private func line(_ number: Int) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard lineStarts.indices.contains(number - 1) else { return nil }
    let start = lineStarts[number - 1]
    return source[start..<source.firstIndex(from: start, of: UInt8(ascii: "\n"))]
  }

  private func list(
    in bytes: [UInt8], at start: Int, needsColon: Bool
  ) -> (Attributes, end: Int)? {
    AttributeListParser(bytes, at: start, needsColon: needsColon)?.parse().map {
      (isSafe ? $0 : $0.harmless, $1)
    }
  }
}

extension Attributes {
  /// Without what could run script or restyle the page.
  fileprivate var harmless: Attributes {
    let names = [
      "alt", "cols", "colspan", "dir", "height", "lang", "loading", "rowspan", "start", "title",
      "width",
    ]
    var harmless = self
    harmless.pairs.removeAll { !names.contains($0.name) }
    return harmless
  }
}
