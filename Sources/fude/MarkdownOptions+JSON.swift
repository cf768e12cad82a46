import JSON
import Markdown

/// The options of one line of a batch.
extension MarkdownOptions {
  /// The options of a profile for a text of a language.
  init(_ profile: MarkdownProfile, language: String) {
    self = profile.options
    self.language = language
  }

  /// Reads an object of options, over those of a profile that it may name itself.
  static func read(
    _ json: JSONValue?, profile: MarkdownProfile, language: String
  ) -> Result<MarkdownOptions, BatchError> {
    var profile = profile
    if case .string(let name)? = json?["profile"] {
      guard let known = MarkdownProfile(rawValue: name) else {
        return .failure(BatchError(message: "unknown profile '\(name)'"))
      }
      profile = known
    }
    var options = MarkdownOptions(profile, language: language)
    guard case .object(let members)? = json else { return .success(options) }
    for member in members where member.key != "profile" {
      guard options.set(member.key, member.value) else {
        return .failure(BatchError(message: "unknown option or value for '\(member.key)'"))
      }
    }
    return .success(options)
  }

  private mutating func set(_ key: String, _ value: JSONValue) -> Bool {
    switch (key, value) {
    case ("language", .string(let tag)): language = tag
    case ("raw_html", .string(let name)):
      guard let policy = RawHTMLPolicy(rawValue: name) else { return false }
      rawHTML = policy
    case ("soft_breaks", .string(let name)):
      guard let rule = SoftBreakRule(rawValue: name) else { return false }
      softBreaks = rule
    case ("join_after_punctuation", .bool(let isOn)): joinsAfterPunctuation = isOn
    case (_, .bool(let isOn)):
      guard let construct = MarkdownSwitch(name: key) else { return false }
      self[construct] = isOn
    default: return false
    }
    return true
  }
}
