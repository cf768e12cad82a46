/// The pass over a text's lines before libcmark parses it.
///
/// Follows CommonMark's block structure line by line (section "Phase 1: block structure" of its
/// appendix) and writes the blocks that libcmark does not know as ones that it does. A heading is the
/// carrier: it is one line, holds inline text with the document's references, interrupts a paragraph
/// and never makes a list loose. `!7!` is a token here:
///
///     > | 甲 | 乙 |        > # !0! 甲 !!
///     > |----|----|        > # !1! 乙 !!
///     > | 丙 | 丁 |        > # !2! 丙 !!          a table: a heading for each cell
///                          > # !3! 丁 !!
///
///     [^註]: 脚注は         # !0!                 a footnote: an item, whose text has to be
///         続く。            +   # !1!             indented just as the footnote's
///                              脚注は
///                              続く。
///
/// Where it does nothing, the line goes through as it is.
struct BlockRewriter {
  let text: UnsafeBufferPointer<UInt8>
  let options: MarkdownOptions
  var rewrite: Rewrite
  var labels = FootnoteLabels()
  var output: [UInt8] = []

  /// The containers that are open, outermost first.
  var containers: [Container] = []
  var leaf = Leaf.none
  /// How many empty cells were added to rows that lack them.
  var addedCells = 0
  /// The paragraph that an empty line ended, for a definition that may follow it.
  var endedParagraph: EndedParagraph?

  /// The line that is read, and its number from 1.
  var cursor: LineCursor
  var lineNumber: Int32 = 0
  /// What stands in the output in place of the line's beginning; nil for the beginning itself.
  var replacedStart: (prefix: [UInt8], sourceOffset: Int)?
  /// Where the next line begins.
  private var nextLine = 0

  /// A block that holds blocks.
  enum Container: Equatable {
    case quote
    /// What is indented by that much belongs to it.
    case item(width: Int, isEmpty: Bool)
    case footnote
    case definition(width: Int)
  }

  /// The block of lines that is open.
  enum Leaf {
    case none
    case paragraph([ParagraphLine])
    case fencedCode(character: UInt8, length: Int)
    case indentedCode
    case html(kind: Int)
    case table(number: Int, rows: Int)

    var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  }

  /// A line of an open paragraph, which may still turn out to be something else.
  struct ParagraphLine {
    /// Where the line and its text begin in the output.
    let outputStart: Int
    let contentStart: Int
    let source: Range<Int>
    let number: Int32
    /// How many lines the output had before it.
    let outputLines: Int
    /// Whether it does not bear the marks of the paragraph's containers.
    let isLazy: Bool
    /// Whether it is indented as code would be.
    let isIndented: Bool
  }

  struct EndedParagraph {
    let lines: [ParagraphLine]
    /// How many containers it stands in.
    let depth: Int
  }

  init(_ text: UnsafeBufferPointer<UInt8>, _ options: MarkdownOptions, _ rewrite: Rewrite) {
    self.text = text
    self.options = options
    self.rewrite = rewrite
    cursor = LineCursor(text, 0..<0)
    output.reserveCapacity(text.count + text.count / 4 + 64)
  }

  /// Goes through the whole text.
  mutating func run() {
    while nextLine < text.count {
      readLine()
      rewriteLine()
    }
  }

  private mutating func readLine() {
    let (line, next) = line(from: nextLine)
    nextLine = next
    cursor = LineCursor(text, line)
    lineNumber += 1
    replacedStart = nil
  }

  /// The line that begins at an index, without its ending, and where the one behind it begins.
  private func line(from start: Int) -> (line: Range<Int>, next: Int) {
    let end = text.firstIndex(
      from: start, of: (UInt8(ascii: "\n"), 0xFF), or: (UInt8(ascii: "\r"), 0xFF))
    let isPair =
      end + 1 < text.count && text[end] == UInt8(ascii: "\r") && text[end + 1] == UInt8(ascii: "\n")
    return (start..<end, min(end + (isPair ? 2 : 1), text.count))
  }

  /// The lines that follow the one that is read, until a closure is done with them.
  ///
  /// - Parameter body: gets a cursor at the start of each line; gives false to stop.
  func lookAhead(_ body: (LineCursor) -> Bool) {
    var start = nextLine
    while start < text.count {
      let (line, next) = line(from: start)
      guard body(LineCursor(text, line)) else { return }
      start = next
    }
  }

  /// Passes over lines that have been dealt with.
  mutating func skip(lines count: Int) {
    for _ in 0..<count { readLine() }
  }
}

/// Output.
extension BlockRewriter {
  /// Writes the line as it is, but for its beginning where that was replaced.
  mutating func emitLine() {
    if let start = replacedStart {
      output.append(contentsOf: start.prefix)
      append(text[start.sourceOffset..<cursor.lineEnd])
    } else {
      append(text[cursor.lineStart..<cursor.lineEnd])
    }
    endLine()
  }

  mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes))
  }

  mutating func append(_ bytes: [UInt8]) {
    output.append(contentsOf: bytes)
  }

  mutating func endLine() {
    output.append(UInt8(ascii: "\n"))
    rewrite.sourceLines.append(lineNumber)
  }

  /// Writes the heading that carries a token, with text behind it or none.
  mutating func emitCarrier(
    _ prefix: [UInt8], _ token: Int, _ content: some Collection<UInt8> = EmptyCollection()
  ) {
    append(prefix)
    output.append("# ")
    output.append(token: token, rewrite.sentinels)
    output.append(UInt8(ascii: " "))
    output.append(contentsOf: content)
    output.append(UInt8(ascii: " "))
    output.append(token: nil, rewrite.sentinels)
    endLine()
  }

  /// Writes a carrier of nothing, which keeps the lists before and behind it apart.
  mutating func emitSeparator(_ prefix: [UInt8]) {
    let token = rewrite.makeToken(.separator, replacing: EmptyCollection())
    append(prefix)
    output.append("# ")
    output.append(token: token, rewrite.sentinels)
    endLine()
  }

  /// Takes back all output from a line on.
  mutating func takeBack(to line: ParagraphLine, keepingStart: Bool) {
    output.removeSubrange((keepingStart ? line.contentStart : line.outputStart)...)
    rewrite.sourceLines.removeSubrange(line.outputLines...)
  }

  /// What stands before the cursor in the output.
  var prefix: [UInt8] {
    var prefix = replacedStart?.prefix ?? []
    prefix += text[(replacedStart?.sourceOffset ?? cursor.lineStart)..<cursor.offset]
    prefix += [UInt8](repeating: UInt8(ascii: " "), count: cursor.columnsOfTab)
    return prefix
  }

  /// What has to stand before further lines in the same containers.
  ///
  /// Quotes go on with their mark and the blank that belongs to it, all others with as many columns of space.
  static func continuation(of prefix: [UInt8]) -> [UInt8] {
    var further: [UInt8] = []
    for (place, byte) in prefix.enumerated() {
      let isMark = byte == UInt8(ascii: ">")
      further.append(isMark || byte == UInt8(ascii: "\t") ? byte : UInt8(ascii: " "))
      let hasBlank = place + 1 < prefix.count && prefix[place + 1].isBlank
      if isMark, !hasBlank { further.append(UInt8(ascii: " ")) }
    }
    return further
  }
}
