/// A construct or a feature that can be on or off.
///
/// It is switched by its name in site.yml, in front matter and on the command line.
public enum MarkdownSwitch: UInt8, Sendable, CaseIterable {
  /// Emphasis that starts and ends beside CJK characters.
  case cjkEmphasis
  /// GFM's tables.
  case tables
  /// `~~gone~~`, GFM's with one tilde or two.
  case strikethrough
  /// `- [ ]` and `- [x]`, GFM's.
  case taskLists
  /// Addresses without markup as links, GFM's, which end where CJK text begins.
  case autolinks
  /// `[^label]`, GFM's.
  case footnotes
  /// `> [!NOTE]` and four others, GitHub's.
  case alerts
  /// `: ` below a term.
  case definitionLists
  /// `{#id .class}` and kramdown's `{: #id .class key="value"}`.
  case attributes
  /// `[TOC]` and `{:toc}`.
  case tableOfContents
  /// `{漢字|かんじ}`.
  case ruby
  /// `漢字《かんじ》` and `｜漢字《かんじ》`.
  case aozoraRuby
  /// `《《傍点》》`.
  case emphasisDots
  /// `^12^`, upright in vertical text.
  case tateChuYoko
  /// `$a_b$`, `$$…$$`, `\(…\)`, `\[…\]`.
  case math
  /// Fenced code of the language `mermaid` as diagrams.
  case mermaid
  /// An image alone in a paragraph, with a title, as a figure with a caption.
  case figures
  /// `:smile:`.
  case emoji
  /// `#見出し` as a heading.
  case headingsWithoutSpace
  /// A space behind a backslash vanishes, as in goldmark: `語\ **強調**`.
  case escapedSpace
  /// `<!--more-->` ends the excerpt, and is left out of the page.
  case moreMarker
  /// GFM's disallowed raw HTML is shown as text.
  case tagFilter
  /// CJK characters end an address that no markup makes a link.
  case cjkAutolinks

  /// Headings bear identifiers.
  case headingIDs
  /// Headings bear links to themselves.
  case headingAnchors
  /// A paragraph that is bold as a whole counts as a heading in the table of contents.
  case boldHeadings
  /// Code in languages that are known is marked up for colours.
  case highlighting
  /// Images after the first are loaded when they come into view.
  case lazyImages
}

extension MarkdownSwitch {
  /// What it is called in settings.
  public var name: String {
    switch self {
    case .cjkEmphasis: "cjk_emphasis"
    case .tables: "tables"
    case .strikethrough: "strikethrough"
    case .taskLists: "task_lists"
    case .autolinks: "autolinks"
    case .footnotes: "footnotes"
    case .alerts: "alerts"
    case .definitionLists: "definition_lists"
    case .attributes: "attributes"
    case .tableOfContents: "toc"
    case .ruby: "ruby"
    case .aozoraRuby: "aozora_ruby"
    case .emphasisDots: "emphasis_dots"
    case .tateChuYoko: "tcy"
    case .math: "math"
    case .mermaid: "mermaid"
    case .figures: "figures"
    case .emoji: "emoji"
    case .headingsWithoutSpace: "headings_without_space"
    case .escapedSpace: "escaped_space"
    case .moreMarker: "more_marker"
    case .tagFilter: "tag_filter"
    case .cjkAutolinks: "cjk_autolinks"
    case .headingIDs: "heading_ids"
    case .headingAnchors: "heading_anchors"
    case .boldHeadings: "bold_headings"
    case .highlighting: "highlight"
    case .lazyImages: "lazy_images"
    }
  }

  /// The one that a name means, or nil.
  public init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}

/// A set of switches.
public struct MarkdownSwitches: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt64 = 0

  /// Makes the set of some.
  public init(arrayLiteral elements: MarkdownSwitch...) {
    for element in elements { insert(element) }
  }

  /// Whether a switch is in it.
  public func contains(_ element: MarkdownSwitch) -> Bool {
    bits >> UInt64(element.rawValue) & 1 != 0
  }

  /// Whether all are off.
  public var isEmpty: Bool { bits == 0 }

  /// Puts a switch in.
  public mutating func insert(_ element: MarkdownSwitch) {
    bits |= 1 << UInt64(element.rawValue)
  }

  /// Takes a switch out.
  public mutating func remove(_ element: MarkdownSwitch) {
    bits &= ~(1 << UInt64(element.rawValue))
  }

  /// Those that are in one of two.
  public func union(_ other: MarkdownSwitches) -> MarkdownSwitches {
    var union = self
    union.bits |= other.bits
    return union
  }

  /// What Fude's dialect consists of, without what a page alone needs.
  public static let dialect: MarkdownSwitches = [
    .cjkEmphasis, .tables, .strikethrough, .taskLists, .autolinks, .cjkAutolinks, .footnotes,
    .alerts, .definitionLists, .attributes, .tableOfContents, .ruby, .emphasisDots, .math, .mermaid,
    .figures, .moreMarker,
  ]

  /// What a page has besides.
  public static let page: MarkdownSwitches = [
    .headingIDs, .headingAnchors, .highlighting, .lazyImages,
  ]
}
