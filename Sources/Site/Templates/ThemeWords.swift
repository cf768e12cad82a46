import Diagnostics
import YAML

/// The words that a theme shows, by language: the files of templates/strings/.
struct ThemeWords: Sendable {
  private var words: [String: [String: String]] = [:]

  /// Adds the words of one language.
  mutating func read(_ file: SourceFile, language: String) -> [Diagnostic] {
    let parsed = YAML.parse(file, in: 0..<file.bytes.count)
    guard let root = parsed.root else { return parsed.diagnostics }
    guard case .mapping(let mapping) = root.value else {
      let place = file.location(at: root.offset)
      return parsed.diagnostics + [
        .error("expected keys and words, found \(root.kindName)", at: place)
      ]
    }
    var diagnostics = parsed.diagnostics
    for entry in mapping.entries {
      if let text = entry.value.asString {
        words[language.lowercased(), default: [:]][entry.key] = text
      } else {
        diagnostics.append(
          .error(
            "'\(entry.key)' expects text, found \(entry.value.kindName)",
            at: file.location(at: entry.value.offset)))
      }
    }
    return diagnostics
  }

  /// The word for a key in a language, or in the nearest that has it: `zh-Hant-HK`, `zh-Hant`,
  /// `zh`, English. Nil for a key that no language has.
  func word(_ key: String, in language: String) -> String? {
    for tag in Self.fallbacks(of: language) {
      if let word = words[tag]?[key] { return word }
    }
    return words["en"]?[key]
  }

  /// The same with each `%{name}` replaced.
  func word(_ key: String, in language: String, with values: [(String, String)]) -> String? {
    word(key, in: language).map { word in
      values.reduce(word) { $0.replacing("%{\($1.0)}", with: $1.1) }
    }
  }

  /// The title of a taxonomy's pages.
  func title(of taxonomy: String, in language: String) -> String {
    word(taxonomy, in: language) ?? taxonomy
  }

  /// Every name that stands as `%{name}` in any word.
  var placeholders: Set<String> {
    var names: Set<String> = []
    for word in words.values.flatMap(\.values) {
      var rest = word[...]
      while let start = rest.firstRange(of: "%{"), let end = rest[start.upperBound...].firstIndex(of: "}") {
        names.insert(String(rest[start.upperBound..<end]))
        rest = rest[end...]
      }
    }
    return names
  }

  /// Every key of any language, for suggestions.
  var keys: [String] { Array(Set(words.values.flatMap(\.keys))).sorted() }

  private static func fallbacks(of language: String) -> [String] {
    var parts = language.lowercased().split(separator: "-")
    // Regions in which Chinese is written in traditional characters.
    if parts.first == "zh", parts.dropFirst().contains(where: { ["tw", "hk", "mo"].contains($0) }),
      !parts.contains("hans")
    {
      parts.insert("hant", at: 1)
    }
    return (0..<parts.count).map { parts.dropLast($0).joined(separator: "-") }
  }
}
