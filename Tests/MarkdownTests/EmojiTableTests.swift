import Testing

@testable import Markdown

@Suite struct EmojiTableTests {
  /// The names and their emoji, in the table's order.
  private static let entries: [(name: String, emoji: String)] = {
    EmojiTable.lines.description.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return (String(parts[0]), String(parts[1]))
    }
  }()

  @Test func namesAreSorted() {
    let names = Self.entries.map { Array($0.name.utf8) }
    #expect(names.count > 1_800)
    for (first, second) in zip(names, names.dropFirst()) {
      #expect(first.lexicographicallyPrecedes(second), "\(String(decoding: second, as: UTF8.self))")
    }
  }

  @Test func everyNameIsFound() {
    for (name, emoji) in Self.entries {
      #expect(EmojiTable.emoji(named: Array(name.utf8)[...]) == emoji, "\(name)")
    }
  }

  /// One character as a reader sees it, of scalars that are emoji or join and change them.
  @Test func everyEmojiIsOneCharacter() {
    for (name, emoji) in Self.entries {
      #expect(emoji.count == 1, "\(name)")
      let strange = emoji.unicodeScalars.filter { scalar in
        let properties = scalar.properties
        return !properties.isEmoji && !["\u{200D}", "\u{FE0F}", "\u{20E3}"].contains(scalar)
          && !("\u{E0020}"..."\u{E007F}").contains(scalar)
      }
      #expect(strange.isEmpty, "\(name)")
    }
  }

  @Test(arguments: [
    ("+1", "👍"), ("smile", "😄"), ("heart", "❤️"), ("jp", "🇯🇵"), ("kr", "🇰🇷"), ("dango", "🍡"),
    ("1234", "🔢"), ("email", "📧"), ("t-rex", "🦖"), ("zzz", "💤"), ("family_man_woman_girl_boy", "👨‍👩‍👧‍👦"),
    ("england", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"), ("hash", "#️⃣"),
  ])
  func known(_ name: String, _ emoji: String) {
    #expect(EmojiTable.emoji(named: Array(name.utf8)[...]) == emoji)
  }

  @Test(arguments: ["", "Smile", "smil", "smilee", "octocat", "筆", "\n", " ", "+1 👍", "zzzz", "!"])
  func unknown(_ name: String) {
    #expect(EmojiTable.emoji(named: Array(name.utf8)[...]) == nil)
  }
}
