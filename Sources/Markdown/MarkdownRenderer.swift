/// Turns Markdown into HTML. Holds no state, so one renderer serves all processors.
///
/// The stages are rewrite (the text, before libcmark sees it), parse (libcmark), fold (the tree) and
/// write. What libcmark cannot know is added as a pass in one of them; today only the last one
/// does more than CommonMark.
public struct MarkdownRenderer: Sendable {
  private let options: MarkdownOptions
  private let resolveURL: (@Sendable (String) -> String?)?

  /// Makes a renderer.
  ///
  /// - Parameter resolveURL: called with the destination of each link and image; gives what to
  ///   write instead, or nil to leave it.
  public init(options: MarkdownOptions, resolveURL: (@Sendable (String) -> String?)? = nil) {
    self.options = options
    self.resolveURL = resolveURL
  }

  /// Renders a text of valid UTF-8. Never fails: every text is Markdown. A NUL becomes U+FFFD
  /// (CommonMark 0.30, section 2.3).
  public func render(_ text: ArraySlice<UInt8>) -> RenderedMarkdown {
    text.withUnsafeBufferPointer { bytes in
      let tree = CMarkTree(parsing: bytes)
      let hasMarker = options.recognizesMore && MoreMarker.mayStand(in: bytes)
      var writer = HTMLWriter(
        options: options, resolveURL: resolveURL, hasMarker: hasMarker, sizeHint: bytes.count)
      tree.walk { node, isEntering in writer.write(node, isEntering) }
      return writer.finish()
    }
  }
}
