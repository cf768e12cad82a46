import Diagnostics
import Liquid

/// `t`: a word of the theme in the page's language, with its named arguments filled in.
enum WordFilter {
  static func register(
    in environment: inout Environment, _ words: ThemeWords, _ language: PageLanguage
  ) {
    // Most pages are in the site's language: its words are found in one step.
    let own = words.table(for: language.site)
    environment.register(filter: "t", named: words.placeholders, dependsOn: .language) {
      input, _, named, context throws(FilterError) in
      let key = input.string
      let tag = language.tag(in: context)
      let values = named.isEmpty ? [] : named.map { ($0.0, $0.1.string) }
      let word =
        tag == language.site
        ? own[key]?.filled(with: values) : words.word(key, in: tag, with: values)
      guard let word else {
        throw FilterError(
          "no word '\(key)' in templates/strings",
          hint: Suggestion.hint(for: key, among: words.keys) ?? "add it to templates/strings/en.yml"
        )
      }
      return .text(word)
    }
  }
}
