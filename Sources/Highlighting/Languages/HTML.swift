enum HTML: Language {
  static let names = [
    "html", "htm", "xhtml", "vue", "svelte", "astro", "handlebars", "erb", "liquid", "jinja",
    "django",
  ]
  static let grammar = Grammar(states(text))

  static let text: [Rule] = [
    .comment("<!--", "-->"),
    .ignoringCase(["<!doctype", .many(!">"), .maybe(">")], .preprocessor),
    Rule(["<![CDATA[", .many(!"]"), "]]>"], .preprocessor),
    Rule(["<?", .many(!"?>"), .maybeText("?>")], .preprocessor),
    .ignoringCase(["<script", .notAhead(name)], .tag, .push(.state(scriptTag))),
    .ignoringCase(["<style", .notAhead(name)], .tag, .push(.state(styleTag))),
    Rule(["<", .maybe("/"), .one(.letter), .many(name)], .tag, .push(.state(tag))),
    Rule(["{%", .many(!"%"), "%}"], .preprocessor),
    Rule(["{{", .many(!"}"), "}}"], .interpolation),
    entity,
  ]

  static func states(_ text: [Rule]) -> [State] {
    [State("text", rules: text)]
  }

  static let entity = Rule(["&", .maybe("#"), .some(.word), ";"], .escape)
  private static let name: ByteSet = .word | "-.:"

  /// Inside a tag.
  static let attributes: [Rule] = [
    .string("\"", spansLines: true, inside: value), .string("'", spansLines: true, inside: value),
    Rule(["=", .many(.blank), .some(!" \t\r\"'>={")], .string),
    Rule(["{{", .many(!"}"), "}}"], .interpolation),
    Rule([.one(.letter | "@:#*[("), .many(name | "@#*[]()$")], .attribute),
  ]
  private static let value = [Rule(["{{", .many(!"}"), "}}"], .interpolation), entity]

  private static let tag = State(rules: attributes + [Rule([.maybe("/"), ">"], .tag, .pop)])
  private static let scriptTag = embedding("javascript", "</script")
  private static let styleTag = embedding("css", "</style")

  /// A tag whose content is in another language up to its closing tag.
  private static func embedding(_ language: String, _ end: String) -> State {
    let rest = State(rules: [Rule([.notAhead("")], .plain, .pop)])
    return State(
      rules: attributes + [
        Rule(["/>"], .tag, .pop),
        Rule(
          [">"], .tag,
          .embed(Embedding(language: language, terminator: .text(end), then: .state(rest)))),
        Rule(["</"], .tag, .become(.state(tag))),
      ])
  }
}
