import CJKText

/// Writes a tree as HTML; counts, joins lines and gathers the excerpt on the way.
///
/// With `MarkdownOptions.commonMark` the output is equal to libcmark's own to the byte. The tree
/// is visited node by node and nothing is kept of one but what is open here, so depth costs nothing.
struct HTMLWriter {
  let tree: SyntaxTree
  let options: MarkdownOptions
  let resolveURL: LinkResolver?
  let headings: [RenderedMarkdown.Heading]
  var html: [UInt8] = []
  var counter = TextCounter()
  var softBreaks: SoftBreaks
  var excerpt: ExcerptCollector
  /// How many images the place reached lies in; what stands in one is its alternative text.
  var imageDepth = 0
  /// How many images there were, and the size of the last.
  var imageCount = 0
  var imageSize: (width: Int, height: Int)?
  /// The line on which the block begins that is written.
  var line = 1
  /// Parts of the output that belong to the page alone and are left out of excerpts.
  var pageParts: [Range<Int>] = []
  var features: RenderedMarkdown.Features = []

  init(
    _ tree: SyntaxTree, options: MarkdownOptions, resolveURL: LinkResolver?,
    headings: [RenderedMarkdown.Heading], mayBeMarked: Bool
  ) {
    self.tree = tree
    self.options = options
    self.resolveURL = resolveURL
    self.headings = headings
    softBreaks = SoftBreaks(options)
    excerpt = ExcerptCollector(mayBeMarked: mayBeMarked, language: options.language)
    // Prose of CJK grows by a twentieth, with coloured code and links by a quarter and more.
    html.reserveCapacity(tree.bytes.count + tree.bytes.count / 2 + 64)
  }

  /// Writes the whole tree.
  mutating func writeDocument() {
    let tree = tree
    tree.bytes.withUnsafeBufferPointer { bytes in
      tree.walk { node, id, isEntering in write(node, id, isEntering, bytes) }
    }
  }

  /// What was written, and learned from it.
  consuming func finish() -> RenderedMarkdown {
    // Thousands of texts are kept until their pages are made: without what was reserved too much.
    let kept = html.withUnsafeBufferPointer { Array($0) }
    return RenderedMarkdown(
      html: kept, excerpt: excerpt.excerpt(of: html, without: pageParts), counts: counter.counts,
      headings: headings, features: features, findings: tree.findings.sorted { $0.line < $1.line })
  }

  /// Writes the start or the end of a node.
  @inline(__always)
  private mutating func write(
    _ node: SyntaxTree.Node, _ id: SyntaxTree.NodeID, _ isEntering: Bool,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    switch node.kind {
    case .text: text(UnsafeBufferPointer(rebasing: bytes[node.text.indices]))
    case .softBreak: softBreak()
    case .paragraph: paragraph(id, isEntering)
    case .code: code(id)
    case .lineBreak: lineBreak()
    case .emphasis, .strong, .strikethrough, .emphasisDots, .tateChuYoko, .ruby:
      span(id, isEntering)
    case .link: link(id, isEntering)
    case .image: image(id, isEntering)
    case .htmlInline: htmlInline(id)
    default: writeOther(node, id, isEntering)
    }
  }

  private mutating func writeOther(
    _ node: SyntaxTree.Node, _ id: SyntaxTree.NodeID, _ isEntering: Bool
  ) {
    if node.line > 0 { line = Int(node.line) }
    switch node.kind {
    case .heading: heading(id, isEntering)
    case .item: item(id, isEntering)
    case .bulletList, .orderedList: list(id, isEntering)
    case .blockQuote: blockQuote(id, isEntering)
    case .alert: alert(id, isEntering)
    case .codeBlock: codeBlock(id)
    case .htmlBlock: htmlBlock(id)
    case .thematicBreak: thematicBreak(id)
    case .table: table(id, isEntering)
    case .tableRow: tableRow(id, isEntering)
    case .tableCell: tableCell(id, isEntering)
    case .taskMarker: taskMarker(node)
    case .footnoteReference: footnoteReference(node)
    case .footnoteSection: footnoteSection(isEntering)
    case .footnote: footnote(id, isEntering)
    case .definitionList: definitionList(id, isEntering)
    case .definitionTerm: definitionTerm(isEntering)
    case .definition: definition(id, isEntering)
    case .tableOfContents: tableOfContents()
    case .figure: figure(id, isEntering)
    case .rubyBase: rubyBase(node, isEntering)
    case .mathInline, .mathDisplay: formula(node)
    case .mathBlock: formulaBlock(node)
    default: break
    }
  }

  /// The marker stands here: the excerpt ends, and all that is open is closed.
  mutating func endExcerpt(inside id: SyntaxTree.NodeID) {
    guard excerpt.isOpen else { return }
    var tags: [UInt8] = []
    var next = tree[id].parent
    while next.exists, next != SyntaxTree.root {
      tags.append(contentsOf: endTag(of: next).utf8)
      next = tree[next].parent
    }
    let isInline = tree[id].kind == .htmlInline
    let end = isInline ? (html.lastIndex { $0 != UInt8(ascii: " ") } ?? -1) + 1 : html.count
    excerpt.end(at: end, closingTags: tags)
  }

  /// The tag that ends an element, and the line's end behind it.
  private func endTag(of id: SyntaxTree.NodeID) -> String {
    switch tree[id].kind {
    case .emphasis: "</em>"
    case .strong: "</strong>"
    case .strikethrough: "</del>"
    case .emphasisDots: "</em>"
    case .tateChuYoko: "</span>"
    case .ruby: "</ruby>"
    case .link: "</a>"
    case .paragraph: tree.isTight(id) ? "" : "</p>\n"
    case .heading: "</h\(tree[id].value)>\n"
    case .item: "</li>\n"
    case .bulletList: "</ul>\n"
    case .orderedList: "</ol>\n"
    case .blockQuote: "</blockquote>\n"
    case .alert: "</div>\n"
    case .table: "</table>\n"
    case .tableRow: tree[id].previous.exists ? "</tr>\n</tbody>\n" : "</tr>\n</thead>\n"
    case .tableCell: tree[id].flag ? "</th>\n" : "</td>\n"
    case .definitionList: "</dl>\n"
    case .definitionTerm: "</dt>\n"
    case .definition: "</dd>\n"
    case .figure: "</figure>\n"
    case .footnote: "</li>\n"
    case .footnoteSection: "</ol>\n</section>\n"
    default: ""
    }
  }
}
