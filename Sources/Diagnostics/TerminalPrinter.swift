import CJKText

/// Writes findings for a person: place and sentence, the line, a caret under it, and a hint.
///
///     content/posts/a.md:3:9: error: no layout named 'pots'
///       layout: pots
///               ^
///       hint: did you mean 'post'?
///
/// The name of a rule stands in brackets behind the sentence.
public struct TerminalPrinter: Sendable {
  private let usesColor: Bool

  /// Makes a printer; colour means ANSI escape sequences.
  public init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  /// The lines of one finding, each ended by a newline.
  public func text(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0.description): " } ?? ""
    var text = paint(place, "1")
    text += paint(
      "\(diagnostic.severity.rawValue): ", diagnostic.severity == .error ? "1;31" : "1;35")
    text += paint(Self.visible(diagnostic.message), "1")
    text += (diagnostic.rule.map { " [\($0)]" } ?? "") + "\n"
    text += excerpt(of: diagnostic.location)
    if let hint = diagnostic.hint { text += "  hint: \(Self.visible(hint))\n" }
    for note in diagnostic.notes {
      let place = note.location.map { "\($0.description): " } ?? ""
      text += "  \(place)note: \(Self.visible(note.message))\n"
    }
    return text
  }

  private func excerpt(of location: SourceLocation?) -> String {
    guard let location, let lineText = location.lineText, let column = location.column else {
      return ""
    }
    let window = Self.window(of: Array(lineText), around: column - 1)
    return "  \(window.text)\n  \(window.padding)\(paint("^", "1;32"))\n"
  }

  /// At most 76 characters of a line around a place, and the blanks that lead to that place.
  private static func window(
    of line: [Character], around index: Int
  ) -> (text: String, padding: String) {
    let start = index > 60 ? index - 40 : 0
    let end = min(line.count, start + 76)
    var text = start > 0 ? "…" : ""
    var padding = start > 0 ? " " : ""
    for position in start..<max(start, end) {
      let shown = visible(String(line[position]))
      text += shown
      guard position < index else { continue }
      padding += line[position] == "\t" ? "\t" : blanks(as: shown)
    }
    return (text + (end < line.count ? "…" : ""), padding)
  }

  /// Blanks of the same width: U+3000 for wide characters, so that the caret also lines up
  /// where a terminal or an editor draws these in other than two columns.
  private static func blanks(as text: String) -> String {
    var blanks = ""
    for character in text {
      switch DisplayWidth.columns(of: character) {
      case 0: break
      case 1: blanks += " "
      default: blanks += "\u{3000}"
      }
    }
    return blanks
  }

  /// The text with control characters replaced by their pictures, so that no file can send
  /// escape sequences to a terminal.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        result.append(Unicode.Scalar(scalar.value < 0x20 ? 0x2400 + scalar.value : 0x2421) ?? " ")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
  }

  private func paint(_ text: String, _ code: String) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
