public import CJKText

/// A text as HTML, and what else was learned from it on the way.
public struct RenderedMarkdown: Sendable {
  /// What stands for a text in lists.
  public struct Excerpt: Sendable, Hashable {
    /// What stands before `<!--more-->`, else the first paragraph.
    ///
    /// A paragraph is one of the document itself, not of a list or a quote, and one that has words
    /// in it goes before one that has none. What the marker leaves open is closed.
    public let html: [UInt8]
    /// The same words without markup, on one line.
    ///
    /// Code spans are words; code blocks, images and HTML are not. Lines and blocks join without a
    /// space where no space belongs.
    public let plainText: String
    /// Whether the author marked its end.
    public let isMarked: Bool
  }

  /// A heading.
  public struct Heading: Sendable, Hashable {
    /// 1 to 6.
    public let level: Int
    /// Its words without markup, on one line; an image is its alternative text.
    public let plainText: String
  }

  /// UTF-8.
  public let html: [UInt8]
  /// Nil for a text without a paragraph of its own and without a marker.
  public let excerpt: Excerpt?
  /// What there is to read: markup, HTML and addresses do not count, code blocks and code spans
  /// count as code, and the outermost images are counted.
  public let counts: TextCounts
  /// In the order of the text, also those inside quotes and lists.
  public let headings: [Heading]
}
