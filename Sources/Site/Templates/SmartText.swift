import Liquid

/// `smartify`: typewriter quotes, dashes and dots as a printer sets them.
enum SmartText {
  static func register(in environment: inout Environment) {
    environment.register(filter: "smartify", dependsOn: .values) { input, _, _, _ in
      let text = smart(input.string, skipsTags: input.isHTML)
      return input.isHTML ? .html(text) : .text(text)
    }
  }

  static func smart(_ text: String, skipsTags: Bool) -> String {
    var result = ""
    var rest = Array(text)[...]
    var isInTag = false
    while let character = rest.popFirst() {
      if skipsTags, character == "<" || character == ">" { isInTag = character == "<" }
      if isInTag {
        result.append(character)
        continue
      }
      switch character {
      case "\"": result.append(opens(after: result.last, before: rest.first) ? "“" : "”")
      case "'": result.append(opens(after: result.last, before: rest.first) ? "‘" : "’")
      case "-": result.append(run(of: "-", in: &rest, ["-", "–", "—"]))
      case ".": result.append(run(of: ".", in: &rest, [".", "..", "…"]))
      default: result.append(character)
      }
    }
    return result
  }

  /// Whether a quote begins something: behind nothing, a blank or an opening mark.
  private static func opens(after last: Character?, before next: Character?) -> Bool {
    guard next?.isWhitespace == false else { return false }
    guard let last else { return true }
    return last.isWhitespace || "([{<>“‘–—-「『（".contains(last)
  }

  /// Up to three equal characters as one form.
  private static func run(
    of character: Character, in rest: inout ArraySlice<Character>, _ forms: [String]
  ) -> String {
    let more = min(rest.prefix { $0 == character }.count, forms.count - 1)
    rest = rest.dropFirst(more)
    return forms[more]
  }
}
