/// Something in a text that its author should hear of; the text was rendered all the same unless
/// it says otherwise.
public struct MarkdownFinding: Sendable, Hashable {
  /// What was found.
  public enum Kind: String, Sendable, CaseIterable {
    /// `#見出し` without a space is a paragraph.
    case headingWithoutSpace = "heading-without-space"
    /// A footnote is defined that nothing refers to.
    case unusedFootnote = "unused-footnote"
    /// A label has two definitions; the first serves.
    case repeatedFootnote = "repeated-footnote"
    /// Blocks or inline elements are nested deeper than 1,000; the text was not rendered.
    case tooDeep = "too-deep"
    /// So many brackets stand in one paragraph that libcmark would take minutes; the text was not
    /// rendered.
    case tooManyBrackets = "too-many-brackets"

    /// Whether the text was not rendered.
    public var isError: Bool { self == .tooDeep || self == .tooManyBrackets }
  }

  /// What was found.
  public let kind: Kind
  /// The line of the text, from 1.
  public let line: Int
  /// The characters of the text that it is about, for a caret; empty for the whole line.
  public let excerpt: String

  /// Makes a finding.
  public init(kind: Kind, line: Int, excerpt: String) {
    self.kind = kind
    self.line = line
    self.excerpt = excerpt
  }
}

extension MarkdownFinding {
  /// What was found, as a sentence without a full stop.
  public var message: String {
    switch kind {
    case .headingWithoutSpace: "'\(excerpt)' is no heading: there is no space behind the '#'"
    case .unusedFootnote: "nothing refers to the footnote \(excerpt)"
    case .repeatedFootnote: "the footnote \(excerpt) is defined twice; the first definition serves"
    case .tooDeep: "quotes, lists or emphasis are nested deeper than \(HostileInput.depthLimit)"
    case .tooManyBrackets:
      "more than \(HostileInput.bracketLimit) brackets stand in one paragraph"
    }
  }

  /// What to do about it; nil where that is plain.
  public var hint: String? {
    switch kind {
    case .headingWithoutSpace:
      "write a space, or switch on 'headings_without_space'; '\\#' is a '#' that is meant"
    case .unusedFootnote: "refer to it, or take it out"
    case .repeatedFootnote: "give one of them another label"
    case .tooDeep, .tooManyBrackets: "take the text apart"
    }
  }
}
