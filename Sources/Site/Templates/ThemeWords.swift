import Diagnostics
import YAML

/// The words that a theme shows, by language: the files of templates/strings/.
struct ThemeWords: Sendable {
  /// A word with places for values, taken apart once: `約%{minutes}分`.
  struct Word: Sendable, Hashable {
    enum Part: Sendable, Hashable {
      case text(String)
      case value(String)
    }

    let parts: [Part]

    init(_ text: String) {
      var parts: [Part] = []
      var rest = text[...]
      while let start = rest.firstRange(of: "%{"),
        let end = rest[start.upperBound...].firstIndex(of: "}")
      {
        parts.append(.text(String(rest[..<start.lowerBound])))
        parts.append(.value(String(rest[start.upperBound..<end])))
        rest = rest[rest.index(after: end)...]
      }
      self.parts = parts + [.text(String(rest))]
    }

    /// The word with its values in their places; a place without a value stays empty.
    func filled(with values: [(String, String)]) -> String {
      if parts.count == 1, case .text(let text) = parts[0] { return text }
      return parts.reduce(into: "") { result, part in
        switch part {
        case .text(let text): result += text
        case .value(let name): result += values.first { $0.0 == name }?.1 ?? ""
        }
      }
    }
  }

  private var words: [String: [String: Word]] = [:]

  /// Adds the words of one language.
  mutating func read(_ file: SourceFile, language: String) -> [Diagnostic] {
    let (mapping, problems) = YAML.parseMapping(
      file, in: 0..<file.bytes.count, subject: "a file of words")
    var diagnostics = problems
    for entry in mapping.entries {
      if let text = entry.value.asString {
        words[language.lowercased(), default: [:]][entry.key] = Word(text)
      } else {
        diagnostics.append(
          .error(
            "'\(entry.key)' expects text, found \(entry.value.kindName)",
            at: entry.value.location(in: file)))
      }
    }
    return diagnostics
  }

  /// All words of a language, those that it lacks from the nearest that has them.
  func table(for language: String) -> [String: Word] {
    var table = words["en"] ?? [:]
    for tag in Self.fallbacks(of: language).reversed() + [language] {
      table.merge(words[tag] ?? [:]) { $1 }
    }
    return table
  }

  /// The word for a key in a language, or in the nearest that has it.
  ///
  /// For `zh-Hant-HK` these are `zh-Hant-HK`, `zh-Hant`, `zh` and English. Nil for a key that no
  /// language has.
  func word(_ key: String, in language: String, with values: [(String, String)] = []) -> String? {
    if let word = words[language]?[key] { return word.filled(with: values) }
    for tag in Self.fallbacks(of: language) {
      if let word = words[tag]?[key] { return word.filled(with: values) }
    }
    return words["en"]?[key]?.filled(with: values)
  }

  /// The title of a taxonomy's pages.
  func title(of taxonomy: String, in language: String) -> String {
    word(taxonomy, in: language) ?? taxonomy
  }

  /// Every name that stands as `%{name}` in any word.
  var placeholders: Set<String> {
    Set(
      words.values.flatMap(\.values).flatMap(\.parts).compactMap { part in
        if case .value(let name) = part { name } else { nil }
      })
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
