/// The seven kinds of HTML blocks (CommonMark 0.30, section 4.6): how they begin and end.
enum HTMLBlockStart {
  /// The kind of the block that begins at a cursor's first byte, or nil.
  static func kind(_ cursor: LineCursor, interruptsParagraph: Bool) -> Int? {
    guard cursor.byte == UInt8(ascii: "<") else { return nil }
    let line = UnsafeBufferPointer(rebasing: cursor.text[cursor.firstNonblank..<cursor.lineEnd])
    if isTag(line, at: 1, named: opaqueNames, allowsSlash: false) { return 1 }
    if line.hasASCII("<!--", at: 0) { return 2 }
    if line.hasASCII("<?", at: 0) { return 3 }
    if line.hasASCII("<![CDATA[", at: 0) { return 5 }
    if line.hasASCII("<!", at: 0), line.count > 2, line[2] &- UInt8(ascii: "A") < 26 { return 4 }
    let name = line.count > 1 && line[1] == UInt8(ascii: "/") ? 2 : 1
    if isTag(line, at: name, named: blockNames, allowsSlash: true) { return 6 }
    return !interruptsParagraph && isWholeTag(line) ? 7 : nil
  }

  /// Whether a line ends a block of one of the first five kinds.
  static func ends(_ kind: Int, _ cursor: LineCursor) -> Bool {
    let line = UnsafeBufferPointer(rebasing: cursor.text[cursor.firstNonblank..<cursor.lineEnd])
    let ends: [StaticString] =
      switch kind {
      case 1: ["</script>", "</pre>", "</textarea>", "</style>"]
      case 2: ["-->"]
      case 3: ["?>"]
      case 4: [">"]
      default: ["]]>"]
      }
    for index in line.indices where line[index] == ends[0].utf8Start[0] {
      if ends.contains(where: { line.hasASCII($0, at: index, ignoringCase: true) }) { return true }
    }
    return false
  }

  private static func isTag(
    _ line: UnsafeBufferPointer<UInt8>, at start: Int, named names: Set<String>, allowsSlash: Bool
  ) -> Bool {
    let end = line.firstIndex(from: start) { !$0.isLetter && !$0.isDigit }
    guard end > start, end - start <= 10 else { return false }
    guard names.contains(String(decoding: line[start..<end], as: UTF8.self).lowercased()) else {
      return false
    }
    guard end < line.count else { return true }
    if line[end] <= 0x20 || line[end] == UInt8(ascii: ">") { return true }
    return allowsSlash && line[end] == UInt8(ascii: "/") && end + 1 < line.count
      && line[end + 1] == UInt8(ascii: ">")
  }

  /// Whether a line is one tag, and nothing else.
  private static func isWholeTag(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let end = HTMLTagScanner.end(in: line, at: 0) else { return false }
    return line[end...].allSatisfy { $0 <= 0x20 }
  }

  private static let opaqueNames: Set<String> = ["script", "pre", "style", "textarea"]
  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
