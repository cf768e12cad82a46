/// Entering and leaving states, at a rule's word and at the ends of lines.
extension Lexer where Sink: ~Copyable {
  mutating func perform(_ action: Grammar.Action) {
    switch action {
    case .stay: break
    case .push(let state): push(state)
    case .pop: pop()
    case .become(let state):
      frame = Frame(
        state: state, captured: captured, indentation: frame.indentation)
    case .nest: frame.nesting += 1
    case .unnest:
      if frame.nesting > 0 { frame.nesting -= 1 } else { pop() }
    case .heredoc(let state):
      if heredocs.count < 8 { heredocs.append(Heredoc(state: state, captured: captured)) }
    case .embed(let embedding): enterRegion(grammar.embeddings[embedding])
    }
  }

  mutating func push(_ state: Int) {
    guard outerFrames.count < Self.deepest else { return unopened += 1 }
    outerFrames.append(frame)
    let needsIndentation = grammar.states[state].ends.contains(.atDedent)
    frame = Frame(
      state: state, captured: captured, indentation: needsIndentation ? indentation : 0)
  }

  /// The column of what the state is entered in: behind the dashes of a list in YAML, unless a dash
  /// is all that stands before.
  private var indentation: Int {
    var column = indentEnd
    var next = column
    while next + 1 < limit, source[next] == UInt8(ascii: "-"),
      ByteSet.space.contains(source[next + 1]), next < tokenStart
    {
      column = next
      next = firstNonBlank(from: next + 1)
    }
    return (next < tokenStart ? next : column) - lineStart
  }

  mutating func pop() {
    guard unopened == 0 else { return unopened -= 1 }
    // The first state of a text or a region is not left.
    guard outerFrames.count > (regions.last?.outerDepth ?? 0), let outer = outerFrames.popLast()
    else { return }
    frame = outer
  }

  /// Takes the end of a line, and leaves and enters what ends and begins there.
  mutating func endLine() {
    take(grammar.states[frame.state].kind, upTo: position + 1)
    startLine()
    while isLeft(.atLineEnd) { pop() }
    enterHeredocs()
    while isLeft(.atDedent), isDedented { pop() }
    takeCapturedLine()
  }

  private func isLeft(_ end: State.Ends) -> Bool {
    outerFrames.count > (regions.last?.outerDepth ?? 0)
      && grammar.states[frame.state].ends.contains(end)
  }

  private var isDedented: Bool {
    let isBlankLine = indentEnd == limit || source[indentEnd] == UInt8(ascii: "\n")
    return !isBlankLine && indentEnd - lineStart <= frame.indentation
  }

  /// The first that was begun is read first.
  private mutating func enterHeredocs() {
    while let heredoc = heredocs.popLast() {
      captured = heredoc.captured
      push(heredoc.state)
    }
  }

  /// Leaves a heredoc at the line that ends it.
  private mutating func takeCapturedLine() {
    let isIndented = isLeft(.atIndentedCapturedLine)
    guard isIndented || isLeft(.atCapturedLine) else { return }
    let start = isIndented ? indentEnd : lineStart
    let end = start + frame.captured.count
    guard hasCaptured(at: start), end == limit || !ByteSet.word.contains(source[end]) else {
      return
    }
    take(.string, upTo: end)
    pop()
  }
}
