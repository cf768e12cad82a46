/// Writes the pieces of a text as spans, escaped, with a piece in each line in a span of its own.
struct ListingWriter: TokenSink, ~Copyable {
  /// How lines are wrapped.
  struct Lines {
    var highlighted: LineRanges
    /// The number of the first line; nil for none.
    var firstNumber: Int?
  }

  private let code: UnsafeBufferPointer<UInt8>
  private let lines: Lines?
  private var html: HTMLBuffer
  /// What is written.
  private var written = 0
  /// A piece that is not written yet, because more of its kind may follow.
  private var pending = (kind: TokenKind.plain, end: 0)
  private var line = 1
  private var isLineOpen = false
  private var isMarked = false

  init(_ code: UnsafeBufferPointer<UInt8>, lines: Lines?, html: consuming HTMLBuffer) {
    (self.code, self.lines) = (code, lines)
    self.html = html
  }

  @inline(__always)
  mutating func add(_ kind: TokenKind, upTo end: Int) {
    if kind != pending.kind { flush() }
    pending = (kind, end)
  }

  /// Writes what is left and hands back the HTML.
  consuming func takeHTML() -> HTMLBuffer {
    flush()
    endLine()
    return html
  }

  private mutating func flush() {
    let (kind, end) = pending
    while written < end {
      if kind == .plain, lines == nil { return appendText(upTo: end) }
      var lineEnd = written
      while lineEnd < end, code[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
      if lineEnd > written { appendPiece(kind, upTo: lineEnd) }
      if lineEnd < end { appendNewline() }
    }
  }

  private mutating func appendPiece(_ kind: TokenKind, upTo end: Int) {
    startLine()
    guard kind != .plain else { return appendText(upTo: end) }
    html.append("<span class=\"")
    html.append(kind.className)
    html.append("\">")
    appendText(upTo: end)
    html.append("</span>")
  }

  private mutating func appendText(upTo end: Int) {
    html.append(escaping: UnsafeBufferPointer(rebasing: code[written..<end]))
    written = end
  }

  /// The newline belongs to its line, so that a line that is laid out as a block keeps its height.
  private mutating func appendNewline() {
    startLine()
    appendText(upTo: written + 1)
    endLine()
    line += 1
  }

  private mutating func startLine() {
    guard let lines, !isLineOpen else { return }
    isLineOpen = true
    isMarked = lines.highlighted.contains(line)
    html.append(isMarked ? "<mark class=\"line\"" : "<span class=\"line\"")
    if let first = lines.firstNumber {
      html.append(" data-line=\"")
      html.append(first + line - 1)
      html.append("\"")
    }
    html.append(">")
  }

  private mutating func endLine() {
    guard isLineOpen else { return }
    isLineOpen = false
    html.append(isMarked ? "</mark>" : "</span>")
  }
}
