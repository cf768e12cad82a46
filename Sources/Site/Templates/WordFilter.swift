import Diagnostics
import Liquid

/// `t`: a word of the theme in the page's language, with its named arguments filled in.
enum WordFilter {
  static func register(in environment: inout Environment, _ words: ThemeWords, language: String) {
    environment.register(filter: "t", named: words.placeholders) {
      input, _, named, context throws(FilterError) in
      let key = input.string
      let tag = TemplateEnvironment.pageLanguage(context) ?? language
      guard let word = words.word(key, in: tag, with: named.map { ($0.0, $0.1.string) }) else {
        throw FilterError(
          "no word '\(key)' in templates/strings",
          hint: Suggestion.hint(for: key, among: words.keys) ?? "add it to templates/strings/en.yml"
        )
      }
      return .text(word)
    }
  }
}
