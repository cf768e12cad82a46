import Testing

/// One rule in one language: a site in which nothing is to be found, and one in which it finds
/// something.
struct RuleCase: Sendable, CustomTestStringConvertible {
  enum Language: String, Sendable, CaseIterable {
    case ja, zh, ko, en
  }

  let rule: String
  let language: Language
  /// What tells it apart from other cases of the rule; mostly empty.
  let about: String
  /// The files of a site of which a check says nothing at all.
  let good: [String: String]
  /// The files of a site with mistakes; nil where a text of the language can hold none.
  let bad: [String: String]?
  /// All that a check says of `bad`.
  let found: [String]

  var testDescription: String {
    "\(rule), \(language.rawValue)\(about.isEmpty ? "" : ", " + about)"
  }

  static let all =
    textCases + structureCases + linkCases + frontMatterCases + templateCases

  /// The post that most cases are about.
  static let path = "content/posts/2025-01-01-a.md"

  init(
    _ rule: String, _ language: Language, _ about: String = "", goodSite: [String: String],
    badSite: [String: String]?, _ found: [String]
  ) {
    (self.rule, self.language, self.about) = (rule, language, about)
    (good, bad, self.found) = (goodSite, badSite, found)
  }

  /// Makes a case whose two sites differ in the text of a post, with further files beside it.
  ///
  /// What is found is given by place in the post, severity, sentence and hint; a note, which all
  /// have, by place and words.
  init(
    _ rule: String, _ language: Language, _ about: String = "", good: String, bad: String?,
    _ found: String..., note: String? = nil, beside: [String: String] = [:]
  ) {
    func site(_ body: String) -> [String: String] {
      let text = post(
        Self.title(language), date: "2025-01-01", "lang: \(language.rawValue)\n", body: body)
      return beside.merging([Self.path: text]) { $1 }
    }
    self.init(
      rule, language, about, goodSite: site(good), badSite: bad.map(site),
      found.map { "\(Self.path):\($0) {\(rule)}" + (note.map { " (\($0))" } ?? "") })
  }

  /// A title in a language.
  static func title(_ language: Language) -> String {
    switch language {
    case .ja: "筆の手入れ"
    case .zh: "毛笔的保养"
    case .ko: "붓 손질"
    case .en: "Caring for a brush"
    }
  }
}
