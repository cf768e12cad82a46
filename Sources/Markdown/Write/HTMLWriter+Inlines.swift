/// Text, breaks, emphasis, links, images and HTML inside a block.
extension HTMLWriter {
  /// A tag, which is nothing inside an image's alternative text.
  @inline(__always)
  mutating func tag(_ tag: StaticString) {
    if imageDepth == 0 { html.append(tag) }
  }

  @inline(__always)
  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    words(text)
    html.append(escapingHTML: text)
    if imageDepth == 0 { counter.add(text, isCode: false) }
  }

  mutating func code(_ id: SyntaxTree.NodeID) {
    if imageDepth == 0 {
      open("<code", id)
      html.append(">")
    }
    tree.withBytes(tree[id].text) { text in
      words(text)
      html.append(escapingHTML: text)
      if imageDepth == 0 { counter.add(text, isCode: true) }
    }
    tag("</code>")
  }

  /// What text and code have in common: they decide about the break before them and are words.
  @inline(__always)
  private mutating func words(_ text: UnsafeBufferPointer<UInt8>) {
    let joinsLines = decideBreak(before: text)
    if imageDepth == 0, excerpt.isOpen { excerpt.add(text, joinsLines: joinsLines) }
  }

  /// Takes back the undecided break when it has to go, and says so.
  @inline(__always)
  private mutating func decideBreak(before text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard case .goes(let offset) = softBreaks.textFollows(text) else { return false }
    html.remove(at: offset)
    moveBack(behind: offset)
    return true
  }

  /// Parts behind a byte that was taken out lie one byte before.
  private mutating func moveBack(behind offset: Int) {
    var index = pageParts.count - 1
    while index >= 0, pageParts[index].lowerBound > offset {
      pageParts[index] = pageParts[index].lowerBound - 1..<pageParts[index].upperBound - 1
      index -= 1
    }
  }

  mutating func softBreak() {
    if options.softBreaks == .hard { return lineBreak() }
    softBreaks.breakWritten(at: html.count)
    html.append(imageDepth == 0 ? UInt8(ascii: "\n") : UInt8(ascii: " "))
    breakWords()
  }

  mutating func lineBreak() {
    softBreaks.interrupt()
    html.append(imageDepth == 0 ? "<br />\n" : " ")
    breakWords()
  }

  /// Words end here.
  private mutating func breakWords() {
    guard imageDepth == 0 else { return }
    if excerpt.isOpen { excerpt.addBreak() }
    let space: StaticString = " "
    counter.add(UnsafeBufferPointer(start: space.utf8Start, count: 1), isCode: false)
  }

  /// An element that is a pair of tags.
  mutating func span(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    guard imageDepth == 0 else { return }
    switch (tree[id].kind, isEntering) {
    case (.emphasis, true): open("<em", id)
    case (.strong, true): open("<strong", id)
    case (.strikethrough, true): open("<del", id)
    case (.ruby, true): open("<ruby", id)
    case (.emphasisDots, true):
      html.append("<em")
      attributes(of: id, with: "kenten")
    case (_, true):
      html.append("<span")
      attributes(of: id, with: "tcy")
    case (.emphasis, false), (.emphasisDots, false): html.append("</em")
    case (.strong, false): html.append("</strong")
    case (.strikethrough, false): html.append("</del")
    case (.ruby, false): html.append("</ruby")
    case (_, false): html.append("</span")
    }
    html.append(">")
  }

  /// The reading follows its base; browsers without ruby show it in parentheses.
  mutating func rubyBase(_ node: SyntaxTree.Node, _ isEntering: Bool) {
    guard !isEntering, imageDepth == 0 else { return }
    html.append("<rp>(</rp><rt>")
    tree.withBytes(node.detail) { html.append(escapingHTML: $0) }
    html.append("</rt><rp>)</rp>")
  }

  /// A formula in a line, in the delimiters that KaTeX and MathJax look for.
  mutating func formula(_ node: SyntaxTree.Node) {
    features.insert(.math)
    tree.withBytes(node.text) { words($0) }
    let isDisplay = node.kind == .mathDisplay
    tag(isDisplay ? "<span class=\"math display\">" : "<span class=\"math inline\">")
    html.append(isDisplay ? "\\[" : "\\(")
    tree.withBytes(node.text) { html.append(escapingHTML: $0) }
    html.append(isDisplay ? "\\]" : "\\)")
    tag("</span>")
  }

  mutating func htmlInline(_ id: SyntaxTree.NodeID) {
    tree.withBytes(tree[id].text) { literal in
      guard imageDepth == 0 else { return rawHTMLInAlternative(literal) }
      if options[.moreMarker], MoreMarker.isMarker(literal) { return endExcerpt(inside: id) }
      if Self.isLineBreak(literal) { breakWords() }
      switch options.rawHTML {
      case .keep:
        softBreaks.interrupt()
        html.append(raw: literal, filtersTags: options[.tagFilter])
      case .escape:
        _ = decideBreak(before: literal)
        html.append(escapingHTML: literal)
      case .drop: break
      }
    }
  }

  private mutating func rawHTMLInAlternative(_ literal: UnsafeBufferPointer<UInt8>) {
    guard options.rawHTML != .drop else { return }
    softBreaks.interrupt()
    html.append(escapingHTML: literal)
  }

  /// Whether a tag is `<br>`, in one of its spellings.
  private static func isLineBreak(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
    guard tag.hasASCII("<br", at: 0, ignoringCase: true), tag.count > 3 else { return false }
    return tag[3] <= 0x20 || tag[3] == UInt8(ascii: ">") || tag[3] == UInt8(ascii: "/")
  }
}
