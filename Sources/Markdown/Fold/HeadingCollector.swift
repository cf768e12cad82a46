import CJKText

/// Gathers the headings of a tree in their order, and gives them identifiers.
struct HeadingCollector {
  private let options: MarkdownOptions

  init(_ options: MarkdownOptions) {
    self.options = options
  }

  func collect(in tree: inout SyntaxTree) -> [RenderedMarkdown.Heading] {
    let found = find(in: tree)
    let needsIDs =
      options[.headingIDs] || options[.boldHeadings] || !tree.ids(of: .tableOfContents).isEmpty
    var slugger = AnchorSlugger()
    for id in found { tree.attributes(of: id)?.id.map { slugger.reserve($0) } }
    var level = 1
    return found.map { id in
      let isHeading = tree[id].kind == .heading
      if isHeading { level = Int(tree[id].value) }
      let words = plainText(of: id, tree)
      let given = tree.attributes(of: id)
      let identifier = given?.id ?? (needsIDs ? slugger.anchor(for: words) : nil)
      if needsIDs, given?.id == nil {
        tree.changeAttributes(of: id) { $0.id = identifier }
      }
      return RenderedMarkdown.Heading(
        level: isHeading ? level : min(level + 1, 6), plainText: words, id: identifier,
        isListed: given?.classes.contains("no_toc") != true)
    }
  }

  /// The headings in the order of the page.
  private func find(in tree: SyntaxTree) -> [SyntaxTree.NodeID] {
    var found = tree.ids(of: .heading)
    if options[.boldHeadings] {
      found += tree.ids(of: .paragraph).filter { tree.isBoldParagraph($0) }
      found.sort { $0.index < $1.index }
    }
    // Only footnotes change their place.
    guard !tree.footnotes.isEmpty, !found.isEmpty else { return found }
    let headings = Set(found)
    found = []
    tree.walk { id, isEntering in
      if isEntering, headings.contains(id) { found.append(id) }
    }
    return found
  }

  /// The words of a heading on one line; an image is its alternative text, ruby its base.
  func plainText(of heading: SyntaxTree.NodeID, _ tree: SyntaxTree) -> String {
    var words = PlainText()
    var softBreaks = SoftBreaks(options)
    tree.walk(heading) { id, isEntering in
      switch tree[id].kind {
      case .text, .code, .mathInline, .mathDisplay:
        tree.withBytes(tree[id].text) { bytes in
          var joins = false
          if case .goes = softBreaks.textFollows(bytes) { joins = true }
          words.add(bytes, joinsLines: joins)
        }
      case .softBreak:
        softBreaks.breakWritten(at: 0)
        words.addBreak()
      case .lineBreak:
        softBreaks.interrupt()
        words.addBreak()
      default: break
      }
    }
    return String(decoding: words.trimmed, as: UTF8.self)
  }
}

extension SyntaxTree {
  /// Whether a paragraph of the document itself is one bold text.
  func isBoldParagraph(_ id: NodeID) -> Bool {
    let child = self[id].firstChild
    return self[id].parent == Self.root && child.exists && self[child].kind == .strong
      && child == self[id].lastChild
  }
}
