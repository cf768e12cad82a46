/// Reads one tag behind its name, with its body if it has one.
typealias TagParse =
  @Sendable (Markup, Int, inout TemplateParser) throws(SyntaxError) -> any Node

/// The list of the tags that every template has; each is defined in a file of its own.
enum StandardTags {
  /// Tags that stand alone.
  static let simple: [String: TagParse] = [
    "#": CommentNode.parseInline,
    "assign": AssignNode.parse,
    "break": BreakNode.parseBreak,
    "continue": BreakNode.parseContinue,
    "cycle": CycleNode.parse,
    "decrement": IncrementNode.parseDecrement,
    "echo": EchoTag.parse,
    "include": PartialNode.parseInclude,
    "increment": IncrementNode.parseIncrement,
    "liquid": LiquidTag.parse,
    "render": PartialNode.parseRender,
  ]

  /// Tags that go on to an end tag.
  static let blocks: [String: TagParse] = [
    "capture": CaptureNode.parse,
    "case": CaseNode.parse,
    "comment": CommentNode.parse,
    "doc": CommentNode.parseDoc,
    "for": ForNode.parse,
    "if": IfNode.parseIf,
    "ifchanged": IfChangedNode.parse,
    "raw": RawTag.parse,
    "tablerow": TableRowNode.parse,
    "unless": IfNode.parseUnless,
  ]

  /// Every name that a tag can have, for suggestions.
  static let names: Set<String> = Set(simple.keys).union(blocks.keys)
    .union(["else", "elsif", "when"]).union(blocks.keys.map { "end" + $0 }).subtracting(["#"])
}
