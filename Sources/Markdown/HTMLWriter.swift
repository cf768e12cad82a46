import CJKText

/// Writes libcmark's tree as HTML; counts, joins lines, gathers headings and the excerpt on the way.
///
/// With `MarkdownOptions.commonMark` the output is equal to libcmark's own to the byte. The tree
/// is visited node by node and nothing is kept of one but what is open here, so depth costs nothing.
struct HTMLWriter {
  let options: MarkdownOptions
  let resolveURL: (@Sendable (String) -> String?)?
  var html: [UInt8] = []
  var counter = TextCounter()
  var softBreaks: SoftBreaks
  var excerpt: ExcerptCollector
  /// The words of the heading that is being written.
  var heading: PlainText?
  var headings: [RenderedMarkdown.Heading] = []
  /// How many images the place reached lies in; what stands in one is its alternative text.
  var imageDepth = 0

  init(
    options: MarkdownOptions, resolveURL: (@Sendable (String) -> String?)?,
    mayBeMarked: Bool, sizeHint: Int
  ) {
    self.options = options
    self.resolveURL = resolveURL
    softBreaks = SoftBreaks(options)
    excerpt = ExcerptCollector(mayBeMarked: mayBeMarked, language: options.language)
    // Prose of CJK grows by a twentieth; where that is not enough, the array grows once more.
    html.reserveCapacity(sizeHint + sizeHint / 8 + 64)
  }

  /// What was written, and learned from it.
  consuming func finish() -> RenderedMarkdown {
    RenderedMarkdown(
      html: html, excerpt: excerpt.excerpt(of: html), counts: counter.counts, headings: headings)
  }

  /// Writes the start or the end of a node.
  @inline(__always)
  mutating func write(_ node: borrowing CMarkTree.Node, isEntering: Bool) {
    switch node.kind {
    case .document, .other: break
    case .text: node.withLiteral { text($0) }
    case .softBreak: softBreak()
    case .lineBreak: lineBreak()
    case .code: node.withLiteral { code($0) }
    case .emphasis: tag(isEntering ? "<em>" : "</em>")
    case .strong: tag(isEntering ? "<strong>" : "</strong>")
    case .link: link(node, isEntering)
    case .image: image(node, isEntering)
    case .htmlInline: htmlInline(node)
    case .paragraph: paragraph(node, isEntering)
    case .heading: heading(node, isEntering)
    case .item: item(isEntering)
    case .list: list(node, isEntering)
    case .blockQuote: blockQuote(isEntering)
    case .codeBlock: codeBlock(node)
    case .htmlBlock: htmlBlock(node)
    case .thematicBreak: thematicBreak()
    }
  }

  /// The marker stands here: the excerpt ends, and all that is open is closed.
  mutating func endExcerpt(inside node: borrowing CMarkTree.Node) {
    guard excerpt.isOpen else { return }
    var tags: [UInt8] = []
    node.forEachAncestor { ancestor in
      switch ancestor.kind {
      case .emphasis: tags.append("</em>")
      case .strong: tags.append("</strong>")
      case .link: tags.append("</a>")
      case .paragraph: tags.append(ancestor.isTight ? "" : "</p>\n")
      case .heading: tags.append(contentsOf: "</h\(ancestor.headingLevel)>\n".utf8)
      case .item: tags.append("</li>\n")
      case .list: tags.append(ancestor.isOrdered ? "</ol>\n" : "</ul>\n")
      case .blockQuote: tags.append("</blockquote>\n")
      default: break
      }
    }
    let isInline = node.kind == .htmlInline
    let end = isInline ? (html.lastIndex { $0 != UInt8(ascii: " ") } ?? -1) + 1 : html.count
    excerpt.end(at: end, closingTags: tags)
  }
}
