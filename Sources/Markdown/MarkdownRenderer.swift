/// Turns Markdown into HTML.
///
/// Holds no state, so one renderer serves all processors. A text goes through four stages:
///
///     rewrite   bytes to bytes, before libcmark sees them
///     parse     libcmark's tree
///     fold      the tree to the tree, with what libcmark does not know
///     write     HTML, and what is learned on the way: excerpt, counts, headings
///
/// CommonMark and the joining of lines need only the second and the last. A construct of another
/// dialect is a pass of its own in the stage where it belongs, called from `render`.
public struct MarkdownRenderer: Sendable {
  private let options: MarkdownOptions
  private let resolveURL: (@Sendable (String) -> String?)?

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - options: the dialect.
  ///   - resolveURL: called with the destination of each link and image, not yet
  ///     percent-encoded; gives what to write instead, or nil to leave it.
  public init(options: MarkdownOptions, resolveURL: (@Sendable (String) -> String?)? = nil) {
    self.options = options
    self.resolveURL = resolveURL
  }

  /// Renders a text, and never fails: every text is Markdown.
  ///
  /// - Parameter text: UTF-8, less than 1 GB. A NUL becomes U+FFFD (CommonMark 0.30, section 2.3);
  ///   bytes that are no UTF-8 pass through.
  /// - Returns: the HTML, and what was learned from the text on the way.
  public func render(_ text: ArraySlice<UInt8>) -> RenderedMarkdown {
    text.withUnsafeBufferPointer { source in
      let tree = CMarkTree(parsing: source)
      var writer = HTMLWriter(
        options: options, resolveURL: resolveURL,
        mayBeMarked: options.recognizesMore && MoreMarker.mayStand(in: source),
        sizeHint: source.count)
      tree.walk { node, isEntering in writer.write(node, isEntering: isEntering) }
      let rendered = writer.finish()
      return ForbiddenBytes.mayArise(from: source) ? rendered.withoutForbiddenBytes() : rendered
    }
  }
}
