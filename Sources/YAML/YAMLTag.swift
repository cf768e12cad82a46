/// The tags of the core schema: `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq`, `!!map`.
enum YAMLTag {
  struct Problem: Error {
    let message: String
    let hint: String
  }

  private static let prefix = "tag:yaml.org,2002:"

  static let unknownHint = "remove it, or put the value in quotes if it is text"

  static func problem(_ tag: String, _ found: String) -> String {
    isKnown(tag) ? "the tag '\(shown(tag))' does not fit \(found)" : "unknown tag '\(shown(tag))'"
  }

  static func isKnown(_ tag: String) -> Bool {
    switch shown(tag) {
    case "!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!seq", "!!map": true
    default: false
    }
  }

  static func isFor(_ kind: NodeFrame.Kind, _ tag: String) -> Bool {
    switch shown(tag) {
    case "!": true
    case "!!seq": kind == .sequence
    case "!!map": kind == .mapping
    default: false
    }
  }

  /// The scalar of a text under a tag.
  ///
  /// Dates stay text, which is what `!!timestamp` becomes too.
  static func scalar(_ text: String, _ tag: String) -> Result<YAMLScalar, Problem> {
    let plain = YAMLScalar(text: text, isQuoted: false)
    switch (shown(tag), plain.kind) {
    case ("!", _), ("!!str", _), ("!!timestamp", _):
      return .success(YAMLScalar(text: text, isQuoted: true))
    case ("!!int", .int), ("!!float", .int), ("!!float", .double), ("!!bool", .bool),
      ("!!null", .null), ("!!merge", _):
      return .success(plain)
    default:
      let hint = isKnown(tag) ? "remove the tag" : unknownHint
      return .failure(Problem(message: problem(tag, "'\(text)'"), hint: hint))
    }
  }

  /// The tag as people write it.
  private static func shown(_ tag: String) -> String {
    tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }
}
