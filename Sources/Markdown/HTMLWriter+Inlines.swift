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

  mutating func code(_ text: UnsafeBufferPointer<UInt8>) {
    tag("<code>")
    words(text)
    html.append(escapingHTML: text)
    tag("</code>")
    if imageDepth == 0 { counter.add(text, isCode: true) }
  }

  /// What text and code have in common: they decide about the break before them and are words.
  @inline(__always)
  private mutating func words(_ text: UnsafeBufferPointer<UInt8>) {
    let joinsLines = decideBreak(before: text)
    if imageDepth == 0, excerpt.isOpen { excerpt.add(text, joinsLines: joinsLines) }
    heading?.add(text, joinsLines: joinsLines)
  }

  /// Takes back the undecided break when it has to go, and says so.
  @inline(__always)
  private mutating func decideBreak(before text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard case .goes(let offset) = softBreaks.textFollows(text) else { return false }
    html.remove(at: offset)
    return true
  }

  mutating func softBreak() {
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
    heading?.addBreak()
    guard imageDepth == 0 else { return }
    if excerpt.isOpen { excerpt.addBreak() }
    let space: StaticString = " "
    counter.add(UnsafeBufferPointer(start: space.utf8Start, count: 1), isCode: false)
  }

  mutating func link(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    guard imageDepth == 0 else { return }
    guard isEntering else { return html.append("</a>") }
    html.append("<a href=\"")
    node.withURL { destination($0) }
    node.withTitle { title($0) }
    html.append("\">")
  }

  mutating func image(_ node: borrowing CMarkTree.Node, _ isEntering: Bool) {
    softBreaks.interrupt()
    if isEntering {
      imageDepth += 1
      guard imageDepth == 1 else { return }
      counter.addImage()
      html.append("<img src=\"")
      node.withURL { destination($0) }
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

  private mutating func destination(_ url: UnsafeBufferPointer<UInt8>) {
    guard !isRefused(url) else { return }
    guard let resolveURL, var resolved = resolveURL(String(decoding: url, as: UTF8.self)) else {
      return html.append(escapingURL: url)
    }
    resolved.withUTF8 { if !isRefused($0) { html.append(escapingURL: $0) } }
  }

  private func isRefused(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    options.rawHTML != .keep && ScriptURL.isUnsafe(url)
  }

  mutating func htmlInline(_ node: borrowing CMarkTree.Node) {
    node.withLiteral { literal in
      guard imageDepth == 0 else { return rawHTMLInAlternative(literal) }
      if options.recognizesMore, MoreMarker.isMarker(literal) { return endExcerpt(inside: node) }
      if Self.isLineBreak(literal) { breakWords() }
      switch options.rawHTML {
      case .keep:
        softBreaks.interrupt()
        html.append(contentsOf: literal)
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
