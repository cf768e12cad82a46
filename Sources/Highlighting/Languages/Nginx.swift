enum Nginx: Language {
  static let names = ["nginx", "nginxconf", "nginx.conf", "openresty"]
  static let grammar = Grammar([State("block", rules: block)])

  private static let block: [Rule] = [
    Rule([.behind(.space | ";{}"), "#", .many(.any)], .comment),
    Rule(
      [.behind(.space | ";{}"), .one(.letter), .many(.word)], .keyword, .push(.state(arguments))),
  ]

  private static let arguments = State(
    rules: [
      Rule([.one(";{}")], .plain, .pop),
      Rule([.behind(.space), "#", .many(.any)], .comment),
      .string("\"", spansLines: true, inside: [variable] + Rule.escapes),
      .string("'", spansLines: true, inside: [variable] + Rule.escapes),
      variable,
      Rule(
        [.behind(.blank), .maybe("!"), "~", .maybe("*"), .some(.blank), .some(!" \t\r\"'")], .regex),
      Rule([.behind(.blank), "^", .some(!" \t\r;")], .regex),
      Rule([.behind(.blank), .some(.digit), .many(.lower), .notAhead(.word | ".:/-")], .number),
      Rule([.behind(.blank), "on", .ahead(" ;")], .constant),
      Rule([.behind(.blank), "off", .ahead(" ;")], .constant),
      Rule([.some(.word | "-./:=?&%+,*@()[]|\\^")]),
    ])

  private static let variable = Rule(["$", .maybe("{"), .some(.asciiWord), .maybe("}")], .variable)
}
