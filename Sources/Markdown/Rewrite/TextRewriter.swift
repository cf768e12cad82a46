/// Rewrites a text as far as its dialect needs it, and parses it.
struct TextRewriter {
  private let source: UnsafeBufferPointer<UInt8>
  /// What libcmark gets; empty where it gets the source.
  private var text: [UInt8] = []
  /// What was done to the text; nil for nothing.
  private(set) var rewrite: Rewrite?

  init(
    _ source: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet, _ options: MarkdownOptions
  ) {
    self.source = source
    let needsBlocks = BlockTriggers.arePresent(in: source, occurring, options)
    guard needsBlocks || Self.needsInlines(occurring, options),
      let sentinels = Sentinels(for: source, occurring)
    else { return }
    var rewrite = Rewrite(sentinels: sentinels)
    var labels = FootnoteLabels()
    if needsBlocks {
      var blocks = BlockRewriter(source, options, rewrite)
      blocks.run()
      (rewrite, labels, text) = (blocks.rewrite, blocks.labels, blocks.output)
    }
    rewriteInlines(&rewrite, labels, options)
    self.rewrite = rewrite
  }

  private mutating func rewriteInlines(
    _ rewrite: inout Rewrite, _ labels: FootnoteLabels, _ options: MarkdownOptions
  ) {
    let rewritten: [UInt8]? = withText { text in
      var inlines = InlineRewriter(text, options, rewrite, labels)
      inlines.run()
      rewrite = inlines.rewrite
      return inlines.output.isEmpty ? nil : inlines.output
    }
    if let rewritten { text = rewritten }
  }

  /// Whether the text holds what the pass over its characters looks for.
  private static func needsInlines(_ occurring: ByteSet, _ options: MarkdownOptions) -> Bool {
    if occurring.contains("\\") { return !options.switches.isEmpty }
    if options[.math], occurring.contains("$") { return true }
    guard occurring.contains("*") || occurring.contains("_") else { return false }
    return (options[.cjkEmphasis] && occurring.hasNonASCII)
      || (options[.strikethrough] && occurring.contains("~"))
      || (options[.autolinks] && (occurring.contains(":") || occurring.contains("w")))
  }

  private func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    text.isEmpty ? body(source) : text.withUnsafeBufferPointer(body)
  }

  /// The tree of the text.
  func parse() -> SyntaxTree {
    withText { text in
      var tree = TreeBuilder.build(
        CMarkTree(parsing: text), rewrite: rewrite, textLength: source.count)
      if let rewrite { tree.findings += rewrite.findings }
      return tree
    }
  }
}
