/// What may stand in one kind of place: in code, in a string, in a comment, in a tag.
final class State: Sendable {
  /// What leaves a state besides its rules.
  struct Ends: OptionSet, Sendable {
    let rawValue: UInt8
    /// The end of the line.
    static let atLineEnd = Ends(rawValue: 1)
    /// A line that is not indented more than the one on which the state was entered.
    static let atDedent = Ends(rawValue: 2)
    /// A line that is what was captured.
    static let atCapturedLine = Ends(rawValue: 4)
    /// The same behind blanks.
    static let atIndentedCapturedLine = Ends(rawValue: 8)
  }

  let name: String
  /// The kind of what no rule matches.
  let kind: TokenKind
  let ends: Ends
  /// Tried in order.
  let rules: [Rule]

  init(_ name: String = "", kind: TokenKind = .plain, ends: Ends = [], rules: [Rule] = []) {
    (self.name, self.kind, self.ends, self.rules) = (name, kind, ends, rules)
  }
}
