import Diagnostics
import Markdown

/// Something that `fude check` looks for beyond what stops a build.
///
/// Each rule is one file that gives a value of this type. Its name is how messages and settings
/// speak of it: it is written in lower case with hyphens, has its section in docs/check.md, and stays.
struct CheckRule: Sendable {
  let name: String
  /// What its findings are where site.yml says nothing else.
  let level: CheckLevel
  /// A number that site.yml can set.
  let limit: Limit?
  /// Where it looks; most rules look in one place.
  let looks: [Look]

  /// Where a rule looks.
  enum Look: Sendable {
    /// At one document alone, in parallel over documents and while its text is at hand.
    case document(@Sendable (CheckedDocument) -> [CheckFinding])
    /// At all documents, in two steps: see `CheckSurvey`.
    case survey(@Sendable () -> CheckSurvey)
    /// At the site as it is known before it is rendered.
    case site(@Sendable (CheckedSite) async -> [CheckFinding])
    /// At the links of all pages, which are gathered while these are rendered.
    case links(@Sendable (CheckedLinks) async -> [CheckFinding])
    /// Every build looks for it.
    case build
  }

  /// A number that a rule compares with: `image-size: 500000`.
  struct Limit: Sendable {
    let range: ClosedRange<Int>
    let standard: Int
  }

  init(_ name: String, _ level: CheckLevel = .warning, limit: Limit? = nil, look: Look...) {
    self.name = name
    self.level = level
    self.limit = limit
    looks = look
  }

  /// Every rule, in the order in which they are run and documented.
  static let all: [CheckRule] =
    linkRules + textRules + frontMatterRules + templateRules
    + MarkdownFinding.Kind.allCases.filter { !$0.isError }.map {
      CheckRule($0.rawValue, look: .build)
    }

  private static let linkRules = [
    brokenLink, brokenFragment, missingImage, imageAlt, imageSize, externalLink, lostAddress,
  ]
  private static let textRules = [
    replacementCharacter, controlCharacter, unpairedQuote, widthTwin, fullwidthLatin,
    decomposedText, mixedPunctuation, unparsedEmphasis, boldHeading, skippedHeadingLevel,
    repeatedHeading,
  ]
  private static let frontMatterRules = [
    frontMatterSchema, fileNameDate, hiddenPost, repeatedTitle, descriptionLength,
  ]
  private static let templateRules = [unknownPageKey, unusedTemplate, unescapedOutput]

  /// By name.
  static let names = Dictionary(uniqueKeysWithValues: zip(all.map(\.name), all.indices))
}

/// How grave the findings of a rule are, if they are told.
enum CheckLevel: String, Sendable, CaseIterable {
  case off
  case warning
  case error

  /// Nil for a rule that is off.
  var severity: Diagnostic.Severity? {
    switch self {
    case .off: nil
    case .warning: .warning
    case .error: .error
    }
  }
}
