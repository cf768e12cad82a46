enum HTML: Language {
  static let names = [
    "html", "htm", "xhtml", "vue", "svelte", "astro", "handlebars", "liquid", "jinja", "django",
  ]
  static let grammar = Grammar([State("text", rules: text())])

  static let entity = Rule(["&", .maybe("#"), .some(.word), ";"], .escape)
  private static let name: ByteSet = .word | "-.:"
  private static let substitution = Rule(["{{", .many(!"}"), "}}"], .interpolation)

  /// The rules of a page, in which code of a server may lie anywhere.
  ///
  /// `inserted` are the rules that begin such code, `insertion` the text that they begin with.
  static func text(inserted: [Rule] = [], insertion: String? = nil) -> [Rule] {
    let attributes = attributes(inserted)
    let tag = State(rules: attributes + [Rule([.maybe("/"), ">"], .tag, .pop)])
    func holder(of language: String, until end: String) -> State {
      let texts = [end] + (insertion.map { [$0] } ?? [])
      let content = State(
        rules: inserted + [
          .ignoringCase([.text(end), .many(name)], .tag, .become(.state(tag))),
          Rule(
            [.notAhead("")], .plain,
            .embed(Embedding(language: language, terminator: .texts(texts)))),
        ])
      return State(
        rules: attributes + [
          Rule(["/>"], .tag, .pop), Rule([">"], .tag, .become(.state(content))),
        ])
    }
    return inserted + [
      .comment("<!--", "-->"),
      .ignoringCase(["<!doctype", .many(!">"), .maybe(">")], .preprocessor),
      Rule(["<![CDATA[", .many(!"]"), "]]>"], .preprocessor),
      Rule(["<?", .many(!"?>"), .maybeText("?>")], .preprocessor),
      .ignoringCase(
        ["<script", .notAhead(name)], .tag,
        .push(.state(holder(of: "javascript", until: "</script")))),
      .ignoringCase(
        ["<style", .notAhead(name)], .tag, .push(.state(holder(of: "css", until: "</style")))),
      Rule(["<", .maybe("/"), .one(.letter), .many(name)], .tag, .push(.state(tag))),
      Rule(["{%", .many(!"%"), "%}"], .preprocessor), substitution, entity,
    ]
  }

  /// What stands inside a tag.
  private static func attributes(_ inserted: [Rule]) -> [Rule] {
    let value = inserted + [substitution, entity]
    return inserted + [
      .string("\"", spansLines: true, inside: value),
      .string("'", spansLines: true, inside: value),
      Rule([.behind("="), .some(!" \t\r\"'>={")], .string), substitution,
      Rule([.one(.letter | "@:#*[("), .many(name | "@#*[]()$")], .attribute),
    ]
  }
}
