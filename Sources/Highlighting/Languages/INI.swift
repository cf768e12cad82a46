enum INI: Language {
  static let names = [
    "ini", "cfg", "conf", "properties", "dosini", "editorconfig", "gitconfig", "systemd", "env",
    "dotenv",
  ]
  static let grammar = Grammar([State("line", rules: rules)])

  private static let rules: [Rule] = [
    Rule([.firstOnLine, .one(";#"), .many(.any)], .comment),
    Rule([.firstOnLine, "[", .many(!"]"), .maybe("]")], .keyword),
    Rule([.firstOnLine, .some(!" \t\r=:;#["), .aheadPast(.blank, "=:")], .attribute),
    Rule([.firstOnLine, .some(!"\r=:;#["), .ahead("=:")], .attribute),
    Rule([.behind(.blank), .one(";#"), " ", .many(.any)], .comment),
    .string("\""), .string("'"),
    Rule(["%", .maybe("("), .some(.word), .maybe(")"), .one("s%")], .interpolation),
    Rule(["${", .many(!"}"), "}"], .interpolation),
    Rule(
      [.behind(.blank | "="), .maybe("-"), .some(.digit | "."), .many(.blank), .lineEnd], .number),
    .words(
      Vocabulary(known: [(.constant, "true false yes no on off null none True False Yes No On Off")]
      )),
  ]
}
