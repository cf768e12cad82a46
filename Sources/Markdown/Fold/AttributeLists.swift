/// Attribute lists: `{#id .class}` behind a heading, kramdown's `{: #id .class key="value"}` below a
/// block and behind an inline element.
///
///     ## 見出し {#midashi}
///     段落
///     {: .lead}
///
///     - {: .done} 項目
///     - *強調*{: title="題"}
///
/// What looks like one and is not stays text.
struct AttributeLists {
  /// Whether authors may give any attribute, or only ones that cannot run script.
  private let isSafe: Bool
  private let source: UnsafeBufferPointer<UInt8>
  /// Where the lines of the source begin.
  private let lineStarts: [Int]

  /// Nil for a text that holds no list.
  init?(isSafe: Bool, _ source: UnsafeBufferPointer<UInt8>) {
    guard Self.openings.contains(where: { source.contains($0) }) else { return nil }
    self.isSafe = isSafe
    self.source = source
    lineStarts =
      [0] + source.indices.filter { source[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// What stands before a colon, an identifier, a class, or the key of a link's or an image's.
  private static let openings: [StaticString] = ["{:", "{#", "{.", "){", "]{"]

  func foldHeadings(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .heading) where tree.isAttached(id) {
      let text = tree[id].lastChild
      guard isPlain(text, tree) else { continue }
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
      var start = 0
      while let (attributes, end) = list(in: bytes, at: start, needsColon: needsColon) {
        tree.changeAttributes(of: element) { $0.merge(attributes) }
        start = end
      }
      tree[id].text.start += Int32(start)
      if tree[id].text.isEmpty { tree.remove(id) }
    }
  }

  private static func takesList(_ kind: SyntaxTree.Node.Kind) -> Bool {
    switch kind {
    case .emphasis, .strong, .code, .link, .image, .strikethrough, .ruby, .emphasisDots: true
    default: false
    }
  }

  /// The lists that stand on a line of their own, below a block or above one, and those at the start
  /// of an item.
  func foldBlocks(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .paragraph) where tree.isAttached(id) {
      foldItemStart(id, &tree)
      foldFirstLines(of: id, &tree)
      if tree.isAttached(id) { foldLastLines(of: id, &tree) }
    }
  }

  private func foldItemStart(_ id: SyntaxTree.NodeID, _ tree: inout SyntaxTree) {
    let (item, text) = (tree[id].parent, tree[id].firstChild)
    guard tree[item].kind == .item, tree[item].firstChild == id, isPlain(text, tree) else { return }
    let bytes = Array(tree.slice(tree[text].text))
    guard let (attributes, end) = list(in: bytes, at: 0, needsColon: true),
      let rest = bytes[end...].firstIndex(where: { !$0.isBlank })
    else { return }
    tree[text].text.start += Int32(rest)
    tree.changeAttributes(of: item) { $0.merge(attributes) }
  }

  /// Lines at the start belong to the block right above, else to the paragraph itself, or to the block
  /// below when the paragraph has no other lines, else to what it stands in.
  private func foldFirstLines(of id: SyntaxTree.NodeID, _ tree: inout SyntaxTree) {
    let (previous, following) = (tree[id].previous, tree[id].next)
    let isBelow = previous.exists && hasText(above: id, tree)
    guard let attributes = takeFirstLines(of: id, &tree) else { return }
    let isEmpty = !tree[id].firstChild.exists
    let neighbour = following.exists ? following : previous.exists ? previous : tree[id].parent
    let target = isBelow ? previous : isEmpty ? neighbour : id
    tree.changeAttributes(of: target) { $0.merge(attributes) }
    if isEmpty { tree.remove(id) }
  }

  private func takeFirstLines(
    of id: SyntaxTree.NodeID, _ tree: inout SyntaxTree
  ) -> Attributes? {
    var taken: Attributes?
    while let attributes = wholeText(tree[id].firstChild, tree) {
      let text = tree[id].firstChild
      let next = tree[text].next
      guard !next.exists || tree[next].kind == .softBreak else { break }
      taken = taken ?? Attributes()
      taken?.merge(attributes)
      tree.remove(text)
      guard next.exists else { break }
      tree.remove(next)
      tree[id].line += 1
    }
    return taken
  }

  /// Lines at the end belong to the paragraph or what it stands in.
  private func foldLastLines(of id: SyntaxTree.NodeID, _ tree: inout SyntaxTree) {
    while let attributes = wholeText(tree[id].lastChild, tree) {
      let text = tree[id].lastChild
      let before = tree[text].previous
      guard before.exists, tree[before].kind == .softBreak else { return }
      let target = owner(of: id, listLine: lastLine(of: id, tree), tree)
      tree.remove(before)
      tree.remove(text)
      tree.changeAttributes(of: target) { $0.merge(attributes) }
    }
  }

  private func isPlain(_ text: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Bool {
    text.exists && tree[text].kind == .text && !tree[text].isEscaped
  }

  /// The attributes of a text that is nothing but a list.
  private func wholeText(_ text: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Attributes? {
    guard isPlain(text, tree) else { return nil }
    let bytes = Array(tree.slice(tree[text].text))
    guard let (attributes, end) = list(in: bytes, at: 0, needsColon: true), end == bytes.count
    else { return nil }
    return attributes
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
  /// That is the paragraph, or the item whose text it is; or the list or quote around it, when the line
  /// does not bear their marks.
  private func owner(
    of id: SyntaxTree.NodeID, listLine line: Int, _ tree: SyntaxTree
  ) -> SyntaxTree.NodeID {
    guard self.line(line)?.first == UInt8(ascii: "{") else {
      return tree.isTight(id) ? tree[id].parent : id
    }
    var owner = id
    var next = tree[id].parent
    while next.exists, next != SyntaxTree.root, tree[next].kind != .footnote {
      if tree[next].kind != .item { owner = next }
      next = tree[next].parent
    }
    return owner
  }

  /// Whether the line above a paragraph is not blank.
  private func hasText(above id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Bool {
    line(Int(tree[id].line) - 1)?.contains { $0 > 0x20 } ?? false
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
