import Diagnostics
import Liquid

/// `t`: a word of the theme in the page's language, with its named arguments filled in.
enum WordFilter {
  static func register(
    in environment: inout Environment, _ words: ThemeWords, _ language: PageLanguage
  ) {
    environment.register(filter: "t", named: words.placeholders) {
      input, _, named, context throws(FilterError) in
      let key = input.string
      guard
        let word = words.word(
          key, in: language.tag(in: context), with: named.map { ($0.0, $0.1.string) })
      else {
        throw FilterError(
          "no word '\(key)' in templates/strings",
          hint: Suggestion.hint(for: key, among: words.keys) ?? "add it to templates/strings/en.yml"
        )
      }
      return .text(word)
    }
  }
}
