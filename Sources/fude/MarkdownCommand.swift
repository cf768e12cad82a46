import ArgumentParser
import JSON
import Markdown

/// The command `fude markdown`.
struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown", abstract: "Turns Markdown on standard input into HTML.",
    discussion: """
      With --batch each line is a JSON object with "markdown" and, if wanted, "options" \
      ({"profile": "commonmark" or "fude", "language": "ja", "raw_html": "keep", "escape" or \
      "drop"}); each line of output is {"html"} or {"error"}.
      """)

  @Flag(help: "Read and write one JSON object a line.")
  var batch = false

  @Option(help: "commonmark, or fude for the dialect that posts are written in.")
  var profile = MarkdownProfile.fude

  @Option(
    help: "The language of the text, which has a say in how lines are joined (default: none).")
  var language = ""

  func run() {
    guard batch else {
      let options = MarkdownOptions(profile, language: language)
      return Console.print(bytes: render(Console.readAll(), options))
    }
    BatchLines.run { line in
      guard case .string(let markdown)? = line["markdown"] else {
        return .failure(BatchError(message: "no text under \"markdown\""))
      }
      switch MarkdownOptions.read(line["options"], profile: profile, language: language) {
      case .failure(let error): return .failure(error)
      case .success(let options):
        let html = render(Array(markdown.utf8), options)
        return .success(
          JSONMember(key: "html", value: .string(String(decoding: html, as: UTF8.self))))
      }
    }
  }

  private func render(_ markdown: [UInt8], _ options: MarkdownOptions) -> [UInt8] {
    MarkdownRenderer(options: options).render(markdown[...]).html
  }
}

/// A named set of Markdown options.
enum MarkdownProfile: String, CaseIterable, ExpressibleByArgument {
  case commonmark
  case fude

  var options: MarkdownOptions {
    switch self {
    case .commonmark: .commonMark
    case .fude: MarkdownOptions()
    }
  }
}

extension MarkdownOptions {
  /// The options of a profile for a text of a language.
  fileprivate init(_ profile: MarkdownProfile, language: String) {
    self = profile.options
    self.language = language
  }

  /// The options of one line of a batch.
  fileprivate static func read(
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
    case ("joins_after_punctuation", .bool(let isOn)): joinsAfterPunctuation = isOn
    default: return false
    }
    return true
  }
}
