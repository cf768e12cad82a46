/// Rules that most languages share.
extension Rule {
  /// From these characters to the end of the line.
  static func lineComment(_ start: String) -> Rule {
    Rule([.text(start), .many(.any)], .comment)
  }

  /// Between two texts, over lines, nested or not.
  static func comment(
    _ start: String, _ end: String, nests: Bool = false, kind: TokenKind = .comment
  ) -> Rule {
    let nesting = nests ? [Rule([.text(start)], kind, .nest)] : []
    let state = State(kind: kind, rules: nesting + [Rule([.text(end)], kind, .unnest)])
    return Rule([.text(start)], kind, .push(.state(state)))
  }

  /// Between quotation marks of any length, prefix included.
  ///
  /// It ends in its opening when no closing is given, at the end of the line unless it spans lines,
  /// and has backslash escapes unless other rules are given for what is inside.
  static func string(
    _ opening: String, _ closing: String? = nil, kind: TokenKind = .string,
    spansLines: Bool = false, inside: [Rule] = escapes
  ) -> Rule {
    let end = Rule([.text(closing ?? opening)], kind, .pop)
    let state = State(kind: kind, ends: spansLines ? [] : .atLineEnd, rules: inside + [end])
    return Rule([.text(opening)], kind, .push(.state(state)))
  }

  /// A backslash and what it stands before: a letter, a number of a character, the end of the line.
  static let escapes: [Rule] = [
    Rule(["\\u{", .some(.hexDigit), "}"], .escape),
    Rule(["\\", .one("xuU"), .some(.hexDigit)], .escape),
    Rule(["\\", .one(.all)], .escape),
  ]

  /// The brackets that pair.
  static let brackets = [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")]

  /// Code between two texts inside a string, in a state of the grammar that ends at its bracket.
  static func interpolation(_ opening: String, _ state: String) -> Rule {
    Rule([.text(opening)], .interpolation, .push(.named(state)))
  }
}

extension State {
  /// Code inside a string, which its own closing bracket ends.
  static func interpolation(
    _ name: String, brackets: (String, String), rules: [Rule]
  ) -> State {
    State(
      name,
      rules: [
        Rule([.text(brackets.0)], .plain, .nest),
        Rule([.text(brackets.1)], .interpolation, .unnest),
      ] + rules)
  }
}
