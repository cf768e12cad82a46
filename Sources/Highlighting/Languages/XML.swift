enum XML: Language {
  static let names = [
    "xml", "svg", "rss", "atom", "xsd", "xsl", "xslt", "plist", "mathml", "wsdl", "storyboard",
    "csproj", "pom",
  ]
  static let grammar = Grammar([State("text", rules: text)])

  private static let name: ByteSet = .word | "-.:"
  private static let text: [Rule] = [
    .comment("<!--", "-->"),
    .comment("<![CDATA[", "]]>", kind: .string),
    Rule(["<!", .one(.letter)], .preprocessor, .push(.state(declaration))),
    .comment("<?", "?>", kind: .preprocessor),
    Rule(["<", .maybe("/"), .one(.letter), .many(name)], .tag, .push(.state(tag))),
    HTML.entity,
  ]

  private static let declaration = State(
    kind: .preprocessor,
    rules: [
      .string("\"", spansLines: true, inside: []),
      Rule(["["], .preprocessor, .push(.state(subset))), Rule([">"], .preprocessor, .pop),
    ])
  private static let subset = State(
    kind: .preprocessor,
    rules: [
      .comment("<!--", "-->"), .string("\"", spansLines: true, inside: []),
      .string("'", spansLines: true, inside: []), Rule(["]"], .preprocessor, .pop),
    ])
  private static let tag = State(
    rules: [
      .string("\"", spansLines: true, inside: [HTML.entity]),
      .string("'", spansLines: true, inside: [HTML.entity]),
      Rule([.one(.letter), .many(name)], .attribute),
      Rule([.maybe("/"), ">"], .tag, .pop),
    ])
}
