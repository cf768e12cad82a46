import CJKText

/// A heading of the document, or a bold paragraph that counts as one.
struct DocumentHeading {
  let level: Int
  let plainText: String
  /// Nil where headings bear none.
  let id: String?
  /// Whether it is to stand in the table of contents.
  let isListed: Bool
}

/// Gathers the headings of a tree in their order, and gives them identifiers.
struct HeadingCollector {
  private let options: MarkdownOptions

  init(_ options: MarkdownOptions) {
    self.options = options
  }

  func collect(in tree: inout SyntaxTree) -> [DocumentHeading] {
    var found: [SyntaxTree.NodeID] = []
    var hasTable = false
    tree.walk { id, isEntering in
      guard isEntering else { return }
      switch tree[id].kind {
      case .heading: found.append(id)
      case .paragraph where options[.boldHeadings] && isBold(id, tree): found.append(id)
      case .tableOfContents: hasTable = true
      default: break
      }
    }
    let needsIDs = options[.headingIDs] || options[.boldHeadings] || hasTable
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
      return DocumentHeading(
        level: isHeading ? level : min(level + 1, 6), plainText: words, id: identifier,
        isListed: given?.classes.contains("no_toc") != true)
    }
  }

  /// Whether a paragraph of the document itself is one bold text.
  private func isBold(_ id: SyntaxTree.NodeID, _ tree: SyntaxTree) -> Bool {
    let child = tree[id].firstChild
    return tree[id].parent == SyntaxTree.root && child.exists && tree[child].kind == .strong
      && child == tree[id].lastChild
  }

  /// The words of a heading on one line; an image is its alternative text, ruby its base.
  private func plainText(of heading: SyntaxTree.NodeID, _ tree: SyntaxTree) -> String {
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
