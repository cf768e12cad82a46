public import CJKText

/// A text as HTML, and what else was learned from it on the way.
public struct RenderedMarkdown: Sendable {
  /// What stands for a text in lists.
  public struct Excerpt: Sendable, Hashable {
    /// The part of the HTML before `<!--more-->`, else the first paragraph with words in it.
    public let html: [UInt8]
    /// The same without markup, on one line.
    public let plainText: String
    /// Whether the author marked its end.
    public let isMarked: Bool
  }

  /// A heading.
  public struct Heading: Sendable, Hashable {
    /// 1 to 6.
    public let level: Int
    /// Its words without markup.
    public let plainText: String
  }

  /// UTF-8.
  public let html: [UInt8]
  /// Nil for a text without a paragraph.
  public let excerpt: Excerpt?
  /// What there is to read; markup and addresses do not count.
  public let counts: TextCounts
  /// In the order of the text.
  public let headings: [Heading]
}
