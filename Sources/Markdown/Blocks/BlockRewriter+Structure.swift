/// CommonMark's block structure: which containers a line goes on with, what it opens, and where its
/// text belongs.
extension BlockRewriter {
  mutating func rewriteLine() {
    let depth = matchContainers()
    let isAll = depth == containers.count
    if isAll, continueLeaf() { return }
    let wasParagraph = leaf.isParagraph
    var place = Place(
      depth: depth, isInParagraph: isAll && wasParagraph && !cursor.isBlank,
      mayBeLazy: wasParagraph)
    if isAll, case .table = leaf { place.isInTable = !cursor.isBlank }
    while openBlock(&place) {}
    if place.isDone { return }
    addText(place)
  }

  /// Where in the structure the cursor stands while a line opens blocks.
  struct Place {
    /// How many containers go on, the new ones counted.
    var depth: Int
    var isInParagraph: Bool
    var isInTable = false
    /// Whether the line may go on with a paragraph though it lacks the marks of its containers.
    var mayBeLazy: Bool
    /// Whether the line has opened a block.
    var hasOpened = false
    /// Whether the line is written.
    var isDone = false
  }

  /// Goes past the marks of the containers that the line goes on with, and counts them.
  private mutating func matchContainers() -> Int {
    for (index, container) in containers.enumerated() where !Self.match(container, &cursor) {
      return index
    }
    return containers.count
  }

  /// Goes past the marks of a container, if they are there.
  static func match(_ container: Container, _ cursor: inout LineCursor) -> Bool {
    switch container {
    case .quote:
      guard !cursor.isIndented, cursor.byte == UInt8(ascii: ">") else { return false }
      cursor.advance(to: cursor.firstNonblank + 1)
      cursor.skipOneBlank()
      return true
    case .item(let width, let isEmpty): return match(width, isEmpty: isEmpty, &cursor)
    case .definition(let width): return match(width, isEmpty: false, &cursor)
    case .footnote: return match(4, isEmpty: false, &cursor)
    }
  }

  private static func match(_ width: Int, isEmpty: Bool, _ cursor: inout LineCursor) -> Bool {
    if cursor.indent >= width {
      cursor.advance(columns: width)
      return true
    }
    guard cursor.isBlank, !isEmpty else { return false }
    cursor.skipBlanks()
    return true
  }

  /// Goes on with a leaf that takes lines whatever they say; true when the line is done.
  private mutating func continueLeaf() -> Bool {
    switch leaf {
    case .fencedCode(let character, let length):
      if LineStart.isClosingFence(cursor, (character, length)) { leaf = .none }
    case .indentedCode:
      guard cursor.isIndented || cursor.isBlank else {
        leaf = .none
        return false
      }
    case .html(let kind):
      if kind >= 6, cursor.isBlank { leaf = .none }
      if kind <= 5, HTMLBlockStart.ends(kind, cursor) { leaf = .none }
    case .none, .paragraph, .table: return false
    }
    emitLine()
    return true
  }

  /// Ends the containers and the leaf that the line does not go on with.
  mutating func closeUnmatched(_ place: inout Place) {
    guard !place.hasOpened else { return }
    place.hasOpened = true
    place.mayBeLazy = false
    if place.depth < containers.count {
      switch containers[place.depth] {
      case .footnote, .definition: emitSeparator(prefix)
      case .quote, .item: break
      }
      containers.removeSubrange(place.depth...)
      leaf = .none
    }
  }

  /// Ends what is open where a block begins that is no text.
  mutating func beginBlock(_ place: inout Place) {
    closeUnmatched(&place)
    fillItem()
    leaf = .none
    place.isInParagraph = false
    place.isInTable = false
    endedParagraph = nil
  }

  /// The innermost item has content from here on.
  mutating func fillItem() {
    guard case .item(let width, true)? = containers.last else { return }
    containers[containers.count - 1] = .item(width: width, isEmpty: false)
  }

  /// Opens the block that begins at the cursor, if one does.
  ///
  /// - Returns: whether another may begin behind it.
  private mutating func openBlock(_ place: inout Place) -> Bool {
    if place.isDone || cursor.isBlank { return false }
    if cursor.isIndented { return openIndentedCode(&place) }
    if cursor.byte == UInt8(ascii: ">") { return openQuote(&place) }
    if openHeading(&place) || openLeaf(&place) { return false }
    if place.isInParagraph, LineStart.isSetextUnderline(cursor), !isOnlyReferences {
      return finishLine(&place)
    }
    if LineStart.isThematicBreak(cursor) { return finishLine(&place) }
    if options[.footnotes], openFootnote(&place) { return true }
    if options[.definitionLists], openDefinition(&place) { return true }
    if openItem(&place) { return true }
    if options[.tables] { return openTable(&place) }
    return false
  }

  /// A block of one line.
  mutating func finishLine(_ place: inout Place) -> Bool {
    beginBlock(&place)
    emitLine()
    place.isDone = true
    return false
  }

  private mutating func openIndentedCode(_ place: inout Place) -> Bool {
    guard !place.mayBeLazy else { return false }
    beginBlock(&place)
    leaf = .indentedCode
    emitLine()
    place.isDone = true
    return false
  }

  private mutating func openQuote(_ place: inout Place) -> Bool {
    beginBlock(&place)
    cursor.advance(to: cursor.firstNonblank + 1)
    cursor.skipOneBlank()
    push(.quote, &place)
    return true
  }

  mutating func push(_ container: Container, _ place: inout Place) {
    containers.append(container)
    place.depth = containers.count
  }

  /// Fenced code and HTML, whose first line is written as it is.
  private mutating func openLeaf(_ place: inout Place) -> Bool {
    if let fence = LineStart.fence(cursor) {
      beginBlock(&place)
      leaf = .fencedCode(character: fence.character, length: fence.length)
    } else if let kind = HTMLBlockStart.kind(cursor, interruptsParagraph: place.isInParagraph) {
      beginBlock(&place)
      leaf = kind <= 5 && HTMLBlockStart.ends(kind, cursor) ? .none : .html(kind: kind)
    } else {
      return false
    }
    emitLine()
    place.isDone = true
    return true
  }

  private mutating func openItem(_ place: inout Place) -> Bool {
    let length = LineStart.listMarker(cursor, interruptsParagraph: place.isInParagraph)
    guard length > 0 else { return false }
    beginBlock(&place)
    let indent = cursor.indent
    cursor.advance(to: cursor.firstNonblank + length)
    let spaces = cursor.indent
    let isBlank = cursor.isBlank
    if (1...4).contains(spaces), !isBlank {
      cursor.advance(columns: spaces)
      push(.item(width: indent + length + spaces, isEmpty: false), &place)
    } else {
      cursor.skipOneBlank()
      push(.item(width: indent + length + 1, isEmpty: isBlank), &place)
    }
    return true
  }

  /// Adds the rest of the line to a paragraph or a table, or begins a paragraph.
  private mutating func addText(_ place: Place) {
    var place = place
    if cursor.isBlank { return addBlank(&place) }
    if !place.hasOpened, place.depth < containers.count, leaf.isParagraph {
      return addParagraphLine(isLazy: true)
    }
    if place.isInTable, !isAttributeList { return addRow() }
    closeUnmatched(&place)
    if !leaf.isParagraph {
      leaf = .none
      endedParagraph = nil
    }
    fillItem()
    if options[.math], replaceFormula() { return }
    addParagraphLine(isLazy: false)
  }

  private mutating func addBlank(_ place: inout Place) {
    endedParagraph = nil
    if case .paragraph(let lines) = leaf, place.depth == containers.count {
      endedParagraph = EndedParagraph(lines: lines, depth: containers.count)
    }
    closeUnmatched(&place)
    leaf = .none
    emitLine()
  }

  mutating func addParagraphLine(isLazy: Bool) {
    let start = output.count
    let lines = rewrite.sourceLines.count
    let source = cursor.firstNonblank..<cursor.lineEnd
    let number = lineNumber
    let isIndented = cursor.isIndented
    emitLine()
    let line = ParagraphLine(
      outputStart: start, contentStart: output.count - 1 - source.count, source: source,
      number: number, outputLines: lines, isLazy: isLazy, isIndented: isIndented)
    if case .paragraph(var before) = leaf {
      leaf = .none
      before.append(line)
      leaf = .paragraph(before)
    } else {
      leaf = .paragraph([line])
    }
  }

  /// Whether the open paragraph may consist of nothing but link reference definitions, below which an
  /// underline makes no heading.
  private var isOnlyReferences: Bool {
    guard case .paragraph(let lines) = leaf else { return false }
    return lines.allSatisfy {
      text[$0.source].first == UInt8(ascii: "[")
        && UnsafeBufferPointer(rebasing: text[$0.source]).contains("]:")
    }
  }
}
