/// Turns Markdown into HTML.
///
/// Holds no state, so one renderer serves all processors. A text goes through four stages:
///
///     rewrite   bytes to bytes, before libcmark sees them        Blocks/, Rewrite/
///     parse     libcmark's tree, and from it one of our own      Parse/, Tree/
///     fold      the tree, with what libcmark does not know       Fold/
///     write     HTML, and what is learned on the way             Write/
///
/// CommonMark and the joining of lines need only the second and the last. A construct of another
/// dialect is a pass of its own, in the stage where it belongs, behind a `MarkdownSwitch`.
public struct MarkdownRenderer: Sendable {
  private let options: MarkdownOptions
  private let resolveURL: LinkResolver?

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - options: the dialect.
  ///   - resolveURL: called with the destination of each link and image; nil leaves all as they are.
  public init(options: MarkdownOptions, resolveURL: LinkResolver? = nil) {
    self.options = options
    self.resolveURL = resolveURL
  }

  /// Renders a text, and never fails: every text is Markdown.
  ///
  /// - Parameter text: UTF-8, less than 1 GB. A NUL becomes U+FFFD (CommonMark 0.30, section 2.3);
  ///   bytes that are no UTF-8 pass through.
  /// - Returns: the HTML, and what was learned from the text on the way.
  public func render(_ text: ArraySlice<UInt8>) -> RenderedMarkdown {
    render(text) { _, _ in }
  }

  /// Renders a text, and gives its prose as well, with places by the slice's indices.
  public func renderWithProse(_ text: ArraySlice<UInt8>) -> (RenderedMarkdown, Prose) {
    var prose = Prose.empty
    let rendered = render(text) { tree, source in
      var reader = ProseReader(tree, options, source, startIndex: text.startIndex)
      prose = reader.read()
    }
    return (rendered, prose)
  }

  /// Renders a text, and shows its tree to a closure before it is written.
  @inline(__always)
  private func render(
    _ text: ArraySlice<UInt8>, _ inspect: (SyntaxTree, UnsafeBufferPointer<UInt8>) -> Void
  ) -> RenderedMarkdown {
    LineEndings.withoutLoneReturns(text).withUnsafeBufferPointer { source in
      let occurring = ByteSet(occurringIn: source)
      if let finding = HostileInput.finding(in: source, occurring) { return .refused(finding) }
      let rewriter = TextRewriter(source, occurring, options)
      var tree = rewriter.parse()
      if let finding = tree.findings.first(where: { $0.kind == .tooDeep }) {
        return .refused(finding)
      }
      let headings = Folding(options, occurring, rewriter.rewrite, source).fold(&tree)
      inspect(tree, source)
      var writer = HTMLWriter(
        tree, options: options, resolveURL: resolveURL, headings: headings,
        mayBeMarked: options[.moreMarker] && MoreMarker.mayStand(in: source))
      writer.writeDocument()
      let rendered = writer.finish()
      let hasForbidden = ForbiddenBytes.mayArise(
        from: source, occurring, keepsControls: options.switches.isEmpty)
      return hasForbidden ? rendered.withoutForbiddenBytes() : rendered
    }
  }
}
