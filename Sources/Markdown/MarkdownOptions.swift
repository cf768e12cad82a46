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
  /// It is a hard break, `<br />`.
  case hard
}

/// How Markdown is read and written.
///
/// The constructs are switches with names of their own, `MarkdownSwitch`; the initialiser turns on
/// those of Fude's dialect.
public struct MarkdownOptions: Sendable, Hashable {
  /// HTML in Markdown.
  public var rawHTML = RawHTMLPolicy.keep
  /// Line breaks inside paragraphs.
  public var softBreaks = SoftBreakRule.css
  /// Whether a break beside CJK punctuation goes too, whatever stands on its other side; nil means
  /// that it does in Chinese and Japanese.
  public var joinsAfterPunctuation: Bool?
  /// The language of the text, a BCP 47 tag.
  public var language = "ja"
  /// What links that leave the site bear as `rel`; empty for nothing.
  public var externalRel = ""
  /// What they bear as `target`; empty for nothing.
  public var externalTarget = ""
  /// The constructs that are on.
  public var switches: MarkdownSwitches

  /// Makes the options of Fude's own dialect.
  public init() {
    switches = .dialect
  }

  /// CommonMark 0.30 to the byte.
  public static let commonMark: MarkdownOptions = {
    var options = MarkdownOptions()
    options.softBreaks = .keep
    options.switches = []
    return options
  }()

  /// GitHub Flavored Markdown: the HTML of its specification (0.29) and of cmark-gfm.
  public static let gfm: MarkdownOptions = {
    var options = commonMark
    options.switches = [
      .tables, .strikethrough, .taskLists, .autolinks, .footnotes, .tagFilter,
    ]
    return options
  }()

  /// Whether a break beside CJK punctuation goes, in the text's language.
  var joinsLinesAfterPunctuation: Bool {
    if let joinsAfterPunctuation { return joinsAfterPunctuation }
    let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return primary == "ja" || primary == "zh"
  }

  /// Whether a construct is on.
  public subscript(_ construct: MarkdownSwitch) -> Bool {
    get { switches.contains(construct) }
    set { if newValue { switches.insert(construct) } else { switches.remove(construct) } }
  }
}
