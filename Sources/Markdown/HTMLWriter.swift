import CJKText

/// Writes libcmark's tree as HTML, and counts, joins lines and gathers excerpts on the way.
///
/// With `MarkdownOptions.commonMark` the output is equal to libcmark's own to the byte, which all
/// examples of the specification show.
struct HTMLWriter {
  private let options: MarkdownOptions
  private let resolveURL: (@Sendable (String) -> String?)?
  private var html: [UInt8] = []
  private var counter = TextCounter()
  private var softBreaks: SoftBreaks
  private var excerpt: ExcerptCollector
  private var headings: [RenderedMarkdown.Heading] = []
  /// The words of the heading that is being written.
  private var heading: [UInt8]?
  /// Places of the undecided break in the collected words.
  private var excerptBreak: Int?
  private var headingBreak: Int?
  /// How many images the place reached lies in; what stands in one is its alternative text.
  private var imageDepth = 0

  init(
    options: MarkdownOptions, resolveURL: (@Sendable (String) -> String?)?, hasMarker: Bool,
    sizeHint: Int
  ) {
    self.options = options
    self.resolveURL = resolveURL
    softBreaks = SoftBreaks(options)
    excerpt = ExcerptCollector(hasMarker: hasMarker, language: options.language)
    html.reserveCapacity(sizeHint + sizeHint / 4 + 64)
  }

  consuming func finish() -> RenderedMarkdown {
    counter.endBlock()
    return RenderedMarkdown(
      html: html, excerpt: excerpt.excerpt, counts: counter.counts, headings: headings)
  }

  mutating func write(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
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
    case .htmlInline: node.withLiteral { htmlInline($0, node) }
    case .paragraph: paragraph(node, isEntering)
    case .heading: heading(node, isEntering)
    case .item: item(isEntering)
    case .list: list(node, isEntering)
    case .blockQuote: blockQuote(isEntering)
    case .codeBlock: codeBlock(node)
    case .htmlBlock: node.withLiteral { htmlBlock($0) }
    case .thematicBreak:
      startLine()
      html.append("<hr />\n")
    }
  }

  // MARK: - Blocks

  private mutating func startLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  private mutating func endBlock() {
    counter.endBlock()
    softBreaks.interrupt()
    excerpt.blockEnds()
    excerptBreak = nil
    headingBreak = nil
  }

  private mutating func paragraph(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    let isTight = node.isTight
    if isEntering {
      if !isTight { startLine() }
      if excerpt.isOpen { excerpt.paragraphStarts(at: html.count, isTopLevel: node.isTopLevel) }
      if !isTight { html.append("<p>") }
    } else {
      if !isTight { html.append("</p>\n") }
      if excerpt.isOpen { excerpt.paragraphEnds(html) }
      endBlock()
    }
  }

  private mutating func heading(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    let level = node.headingLevel
    if isEntering {
      startLine()
      heading = []
      html.append("<h")
    } else {
      html.append("</h")
      let text = String(decoding: heading ?? [], as: UTF8.self)
      headings.append(.init(level: level, plainText: text))
      heading = nil
      endBlock()
    }
    html.append(UInt8(ascii: "0") + UInt8(level))
    html.append(isEntering ? ">" : ">\n")
  }

  private mutating func item(_ isEntering: Bool) {
    if isEntering {
      startLine()
      html.append("<li>")
    } else {
      html.append("</li>\n")
    }
  }

  private mutating func list(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    guard isEntering else { return html.append(node.isOrdered ? "</ol>\n" : "</ul>\n") }
    startLine()
    let start = node.listStart
    if !node.isOrdered {
      html.append("<ul>\n")
    } else if start == 1 {
      html.append("<ol>\n")
    } else {
      html.append("<ol start=\"")
      html.append(contentsOf: String(start).utf8)
      html.append("\">\n")
    }
  }

  private mutating func blockQuote(_ isEntering: Bool) {
    startLine()
    html.append(isEntering ? "<blockquote>\n" : "</blockquote>\n")
  }

  private mutating func codeBlock(_ node: borrowing CMarkTree.Node) {
    startLine()
    html.append("<pre><code")
    node.withInfo { info in
      // libcmark takes what stands before the first white space of the info string.
      let language = UnsafeBufferPointer(
        rebasing: info.prefix { ![0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20].contains($0) })
      guard !info.isEmpty else { return }
      html.append(" class=\"language-")
      html.append(escapingHTML: language)
      html.append("\"")
    }
    html.append(">")
    node.withLiteral { literal in
      html.append(escapingHTML: literal)
      counter.add(literal, isCode: true)
    }
    html.append("</code></pre>\n")
    counter.endBlock()
  }

  private mutating func htmlBlock(_ literal: UnsafeBufferPointer<UInt8>) {
    if options.recognizesMore, MoreMarker.isMarker(literal) {
      return excerpt.markerFound(html)
    }
    switch options.rawHTML {
    case .keep:
      startLine()
      html.append(contentsOf: literal)
      startLine()
    case .escape:
      startLine()
      html.append("<p>")
      html.append(escapingHTML: UnsafeBufferPointer(rebasing: literal.dropLast()))
      html.append("</p>\n")
    case .drop: break
    }
  }

  // MARK: - Inlines

  /// A tag, which is nothing inside an image's alternative text.
  private mutating func tag(_ tag: StaticString) {
    if imageDepth == 0 { html.append(tag) }
  }

  private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    content(text)
    html.append(escapingHTML: text)
    if imageDepth == 0 { counter.add(text, isCode: false) }
  }

  private mutating func code(_ text: UnsafeBufferPointer<UInt8>) {
    tag("<code>")
    content(text)
    html.append(escapingHTML: text)
    tag("</code>")
    if imageDepth == 0 { counter.add(text, isCode: true) }
  }

  /// What text and code have in common: they decide about the break before them and are words.
  private mutating func content(_ text: UnsafeBufferPointer<UInt8>) {
    if let offset = softBreaks.text(text) {
      html.remove(at: offset)
      if let offset = excerptBreak { excerpt.removeBreak(at: offset) }
      if let offset = headingBreak { heading?.remove(at: offset) }
    }
    guard imageDepth == 0 else { return }
    if !text.isEmpty {
      excerptBreak = nil
      headingBreak = nil
    }
    if excerpt.isOpen { excerpt.add(text) }
    heading?.append(contentsOf: text)
  }

  private mutating func softBreak() {
    softBreaks.breakWritten(at: html.count)
    html.append(imageDepth == 0 ? UInt8(ascii: "\n") : UInt8(ascii: " "))
    if imageDepth == 0 { breakInWords() }
  }

  private mutating func lineBreak() {
    softBreaks.interrupt()
    guard imageDepth == 0 else { return html.append(UInt8(ascii: " ")) }
    html.append("<br />\n")
    breakInWords()
    counter.endBlock()
  }

  private mutating func breakInWords() {
    excerptBreak = excerpt.isOpen ? excerpt.addBreak() : nil
    headingBreak = heading?.count
    heading?.append(UInt8(ascii: " "))
  }

  private mutating func link(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    guard imageDepth == 0 else { return }
    guard isEntering else { return html.append("</a>") }
    html.append("<a href=\"")
    node.withURL { url($0) }
    node.withTitle { title($0) }
    html.append("\">")
  }

  private mutating func image(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    softBreaks.interrupt()
    if isEntering {
      imageDepth += 1
      guard imageDepth == 1 else { return }
      counter.addImage()
      html.append("<img src=\"")
      node.withURL { url($0) }
      html.append("\" alt=\"")
    } else {
      imageDepth -= 1
      guard imageDepth == 0 else { return }
      node.withTitle { title($0) }
      html.append("\" />")
    }
  }

  private mutating func title(_ title: UnsafeBufferPointer<UInt8>) {
    guard !title.isEmpty else { return }
    html.append("\" title=\"")
    html.append(escapingHTML: title)
  }

  private mutating func url(_ url: UnsafeBufferPointer<UInt8>) {
    if options.rawHTML != .keep, ScriptURL.isUnsafe(url) { return }
    guard let resolveURL, var resolved = resolveURL(String(decoding: url, as: UTF8.self)) else {
      return html.append(escapingURL: url)
    }
    resolved.withUTF8 { html.append(escapingURL: $0) }
  }

  private mutating func htmlInline(
    _ literal: UnsafeBufferPointer<UInt8>, _ node: borrowing CMarkTree.Node
  ) {
    if options.recognizesMore, MoreMarker.isMarker(literal) { return marker(node) }
    if imageDepth > 0 { return html.append(escapingHTML: literal) }
    switch options.rawHTML {
    case .keep:
      softBreaks.interrupt()
      html.append(contentsOf: literal)
    case .escape: html.append(escapingHTML: literal)
    case .drop: break
    }
  }

  /// A marker inside a paragraph: the excerpt ends here, with all that is open closed.
  private mutating func marker(_ node: borrowing CMarkTree.Node) {
    var whole = html
    for ancestor in node.ancestors {
      switch ancestor.kind {
      case .emphasis: whole.append("</em>")
      case .strong: whole.append("</strong>")
      case .link: whole.append("</a>")
      case .paragraph where !ancestor.isTight: whole.append("</p>\n")
      case .heading: whole.append(contentsOf: "</h\(ancestor.level)>\n".utf8)
      case .item: whole.append("</li>\n")
      case .list: whole.append(ancestor.isOrdered ? "</ol>\n" : "</ul>\n")
      case .blockQuote: whole.append("</blockquote>\n")
      default: break
      }
    }
    excerpt.markerFound(whole)
  }
}
