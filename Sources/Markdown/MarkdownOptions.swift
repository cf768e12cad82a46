/// What becomes of HTML that stands in Markdown.
public enum RawHTMLPolicy: String, Sendable, CaseIterable {
  /// It goes into the page as it is: the author is trusted.
  case keep
  /// It is shown as text, and addresses that run script are emptied.
  case escape
  /// It is left out, and addresses that run script are emptied.
  case drop
}

/// What becomes of a line break inside a paragraph.
public enum SoftBreakRule: String, Sendable, CaseIterable {
  /// It stays a line break, which browsers show as a space.
  case keep
  /// It goes where CSS Text 4 (segment break transformation rules) says that no space belongs.
  case css
}

/// How Markdown is read and written.
public struct MarkdownOptions: Sendable, Hashable {
  /// HTML in Markdown.
  public var rawHTML = RawHTMLPolicy.keep
  /// Line breaks inside paragraphs.
  public var softBreaks = SoftBreakRule.css
  /// Whether a break beside CJK punctuation goes too, whatever stands on its other side.
  public var joinsAfterPunctuation = false
  /// The language of the text, a BCP 47 tag.
  public var language = "ja"
  /// Whether `<!--more-->` ends the excerpt, and is left out of the page.
  public var recognizesMore = true

  /// Makes the options of Fude's own dialect.
  public init() {}

  /// CommonMark 0.30 to the byte.
  public static let commonMark: MarkdownOptions = {
    var options = MarkdownOptions()
    options.softBreaks = .keep
    options.recognizesMore = false
    return options
  }()
}
