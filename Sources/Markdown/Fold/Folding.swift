/// The passes over the tree, in their order.
///
/// Each is one construct and one file. Those come first that make blocks of carriers, then those that
/// make one inline element of several texts, then those that need to know all elements.
struct Folding {
  private let options: MarkdownOptions
  private let occurring: ByteSet
  private let rewrite: Rewrite?
  private let source: UnsafeBufferPointer<UInt8>

  init(
    _ options: MarkdownOptions, _ occurring: ByteSet, _ rewrite: Rewrite?,
    _ source: UnsafeBufferPointer<UInt8>
  ) {
    self.source = source
    self.options = options
    self.occurring = occurring
    self.rewrite = rewrite
  }

  /// Folds the tree, and gives its headings.
  func fold(_ tree: inout SyntaxTree) -> [RenderedMarkdown.Heading] {
    foldCarriers(&tree)
    foldBlocks(&tree)
    foldInlines(&tree)
    foldAttributes(&tree)
    foldParagraphs(&tree)
    return HeadingCollector(options).collect(in: &tree)
  }

  private func foldCarriers(_ tree: inout SyntaxTree) {
    guard let rewrite, !rewrite.sourceLines.isEmpty else { return }
    Tables.fold(&tree, rewrite)
    if options[.definitionLists] { DefinitionLists.fold(&tree, rewrite) }
    Carriers.removeSeparators(&tree, rewrite)
    if options[.footnotes] { Footnotes.fold(&tree, rewrite) }
  }

  private func foldBlocks(_ tree: inout SyntaxTree) {
    guard occurring.contains("[") else { return }
    if options[.alerts], occurring.contains("!") { Alerts.fold(&tree) }
    if options[.taskLists] { TaskLists.fold(&tree) }
  }

  private func foldInlines(_ tree: inout SyntaxTree) {
    if occurring.contains(":") || occurring.contains("@") || occurring.contains("w") {
      if options[.autolinks] {
        Autolinks(stopsAtCJK: options[.cjkAutolinks], source, occurring)?.fold(&tree)
      }
      AddressTexts.fold(&tree)
    }
    if options[.strikethrough], occurring.contains("~") {
      Strikethrough(isCJK: options[.cjkEmphasis]).fold(&tree)
    }
    if options[.ruby], occurring.contains("{"), occurring.contains("|") { BraceRuby.fold(&tree) }
    if options[.emphasisDots], EmphasisDots.mayStand(in: source, occurring) {
      EmphasisDots.fold(&tree)
    }
    if options[.aozoraRuby], occurring.hasNonASCII { AozoraRuby.fold(&tree) }
    if options[.tateChuYoko], occurring.contains("^") { TateChuYoko.fold(&tree) }
    if options[.emoji], occurring.contains(":") { Emoji.fold(&tree) }
  }

  private func foldAttributes(_ tree: inout SyntaxTree) {
    if options[.tableOfContents], occurring.contains("[") || occurring.contains("{") {
      TableOfContentsMarkers.fold(&tree)
    }
    guard options[.attributes], occurring.contains("{"),
      let lists = AttributeLists(isSafe: options.rawHTML == .keep, source)
    else { return }
    lists.foldBlocks(&tree)
    lists.foldHeadings(&tree)
    lists.foldSpans(&tree)
  }

  private func foldParagraphs(_ tree: inout SyntaxTree) {
    if options[.math], rewrite != nil { MathBlocks.fold(&tree) }
    if options[.figures], occurring.contains("!") { Figures.fold(&tree) }
  }
}
