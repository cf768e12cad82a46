internal import Diagnostics

/// Makes nodes of libyaml's events, with a stack of its own in place of recursion.
struct NodeBuilder {
  let file: SourceFile
  let limits: YAMLLimits
  /// The text before parts of it were blanked because of an error: anchors may stand in these.
  private let original: CleanText
  private let text: CleanText
  private var lastPlace = (codePoint: 0, byte: 0)

  private(set) var root: YAMLNode?
  private var problems = ProblemList()
  private var frames: [NodeFrame] = []
  private var anchors: [String: Anchor] = [:]
  private var nodeCount = 0
  private var documentCount = 0

  private enum Anchor {
    case open
    case closed(BuiltNode)
  }

  init(file: SourceFile, text: CleanText, original: CleanText, limits: YAMLLimits) {
    self.file = file
    self.text = text
    self.original = original
    self.limits = limits
  }

  /// What was found wrong so far.
  var diagnostics: [Diagnostic] { problems.diagnostics }

  /// Takes one event; false when there is no sense in going on.
  mutating func take(_ event: YAMLEvent) -> Bool {
    let offset = text.fileOffset(text.byteIndex(ofCodePoint: event.start, from: &lastPlace))
    switch event.kind {
    case .documentStart:
      documentCount += 1
      guard documentCount > 1 else { return true }
      report("a second document begins here", offset, hint: "remove this line '---'")
      return false
    case .alias(let name): return expand(name, offset)
    case .scalar(let text, let isPlain):
      guard countNodes(1, offset) else { return false }
      let scalar = scalar(text, isPlain: isPlain, tag: event.tag, offset)
      let node = YAMLNode(.scalar(scalar), offset: offset)
      complete(BuiltNode(node: node, size: 1, height: 0), anchor: event.anchor)
    case .sequenceStart: return open(.sequence, event, offset)
    case .mappingStart: return open(.mapping, event, offset)
    case .collectionEnd: close()
    case .mark, .streamEnd, .failure: break
    }
    return true
  }

  /// A failure with its places in bytes of the text.
  mutating func place(_ failure: YAMLFailure) -> SyntaxFailure {
    SyntaxFailure(
      context: failure.context, problem: failure.problem,
      contextPlace: text.byteIndex(ofCodePoint: failure.contextMark, from: &lastPlace),
      problemPlace: text.byteIndex(ofCodePoint: failure.problemMark, from: &lastPlace))
  }

  private mutating func open(_ kind: NodeFrame.Kind, _ event: YAMLEvent, _ offset: Int) -> Bool {
    guard frames.count < limits.depth else { return reportDepth(offset) }
    guard countNodes(1, offset) else { return false }
    if let tag = event.tag, !YAMLTag.isFor(kind, tag) {
      let hint = YAMLTag.isKnown(tag) ? "remove the tag" : YAMLTag.unknownHint
      report(YAMLTag.problem(tag, kind.name), offset, hint: hint)
    }
    if let anchor = event.anchor { anchors[anchor] = .open }
    frames.append(
      NodeFrame(kind: kind, offset: offset, anchor: event.anchor, countBefore: nodeCount - 1))
    return true
  }

  private mutating func close() {
    guard var frame = frames.popLast() else { return }
    let value = frame.finish()
    let node = YAMLNode(value, offset: frame.offset)
    let size = nodeCount - frame.countBefore
    complete(BuiltNode(node: node, size: size, height: frame.height + 1), anchor: frame.anchor)
  }

  private mutating func complete(_ built: BuiltNode, anchor: String?) {
    if let anchor { anchors[anchor] = .closed(built) }
    guard !frames.isEmpty else {
      if root == nil { root = built.node }
      return
    }
    frames[frames.count - 1].append(built, in: file, &problems)
  }

  private mutating func expand(_ name: String, _ offset: Int) -> Bool {
    switch anchors[name] {
    case .closed(let built):
      guard frames.count + built.height <= limits.depth else { return reportDepth(offset) }
      guard countNodes(built.size, offset) else { return false }
      let node = YAMLNode(built.node.value, offset: offset)
      complete(BuiltNode(node: node, size: built.size, height: built.height), anchor: nil)
      return true
    case .open:
      report("'*\(name)' stands inside of the value that it names", offset)
    case nil: reportUnknownAnchor(name, offset)
    }
    let null = YAMLNode(.scalar(YAMLScalar(text: "", isQuoted: false)), offset: offset)
    complete(BuiltNode(node: null, size: 1, height: 0), anchor: nil)
    return countNodes(1, offset)
  }

  private mutating func reportUnknownAnchor(_ name: String, _ offset: Int) {
    guard problems.hasRoom, !isBlanked(name) else { return }
    let hint = Suggestion.hint(for: name, among: anchors.keys)
    report(
      "no anchor named '&\(name)' before this place", offset,
      hint: hint ?? "put the value in quotes if it is text")
  }

  /// Whether an anchor stands in a part of the text that was blanked.
  private func isBlanked(_ name: String) -> Bool {
    let anchor = "&\(name)"
    return original.contains(anchor) && !text.contains(anchor)
  }

  private mutating func scalar(
    _ text: String, isPlain: Bool, tag: String?, _ offset: Int
  ) -> YAMLScalar {
    guard let tag else { return YAMLScalar(text: text, isQuoted: !isPlain) }
    switch YAMLTag.scalar(text, tag) {
    case .success(let scalar): return scalar
    case .failure(let problem):
      report(problem.message, offset, hint: problem.hint)
      return YAMLScalar(text: text, isQuoted: true)
    }
  }

  private mutating func countNodes(_ count: Int, _ offset: Int) -> Bool {
    nodeCount += count
    guard nodeCount > limits.nodes else { return true }
    report(
      "more than \(limits.nodes) values, with aliases counted as often as they are used", offset,
      hint: "move large data to a file in data/")
    return false
  }

  private mutating func reportDepth(_ offset: Int) -> Bool {
    report("lists and mappings stand more than \(limits.depth) deep inside of each other", offset)
    return false
  }

  private mutating func report(_ message: String, _ offset: Int, hint: String? = nil) {
    problems.add(file, offset) { .error(message, at: $0, hint: hint) }
  }
}

/// A node with what the limits ask about it.
struct BuiltNode {
  let node: YAMLNode
  /// How many nodes it is, with itself.
  let size: Int
  /// How many lists and mappings stand inside of each other.
  let height: Int
}
