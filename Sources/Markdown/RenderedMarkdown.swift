public import CJKText

/// A text as HTML, and what else was learned from it on the way.
public struct RenderedMarkdown: Sendable {
  /// What stands for a text in lists.
  public struct Excerpt: Sendable, Hashable {
    /// What stands before `<!--more-->`, else the first paragraph.
    ///
    /// A paragraph is one of the document itself, not of a list or a quote, and one that has words
    /// in it goes before one that has none. What the marker leaves open is closed. Identifiers,
    /// references to footnotes and the table of contents are left out: they belong to the page.
    public let html: [UInt8]
    /// The same words without markup, on one line.
    ///
    /// Code spans are words, and ruby is its base; code blocks, images and HTML are not. Lines and
    /// blocks join without a space where no space belongs.
    public let plainText: String
    /// Whether the author marked its end.
    public let isMarked: Bool
  }

  /// A heading, or a bold paragraph that counts as one.
  public struct Heading: Sendable, Hashable {
    /// 1 to 6.
    public let level: Int
    /// Its words without markup, on one line; an image is its alternative text.
    public let plainText: String
    /// The identifier of its element; nil where headings bear none.
    public let id: String?
    /// Whether it is to stand in a table of contents: it does not bear the class `no_toc`.
    public let isListed: Bool
  }

  /// What a page needs beside its HTML.
  public struct Features: OptionSet, Sendable, Hashable {
    /// A bit for each.
    public let rawValue: UInt8

    /// Makes a set of its bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// A script that sets formulas.
    public static let math = Features(rawValue: 1)
    /// A script that draws diagrams.
    public static let mermaid = Features(rawValue: 2)
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
  /// What the page needs beside the HTML.
  public let features: Features
  /// In the order of the lines.
  public let findings: [MarkdownFinding]

  /// A text that was not rendered.
  static func refused(_ finding: MarkdownFinding) -> RenderedMarkdown {
    RenderedMarkdown(
      html: [], excerpt: nil, counts: .zero, headings: [], features: [], findings: [finding])
  }

  /// The table of contents as HTML: nested lists of links; empty without headings.
  public var tableOfContents: [UInt8] { headings.tableOfContents }
}

extension Sequence<RenderedMarkdown.Heading> {
  /// A table of contents of those that are listed, as HTML: nested lists of links; empty without any.
  public var tableOfContents: [UInt8] {
    var html: [UInt8] = []
    TableOfContents(self).write(into: &html)
    return html
  }
}
