import CJKText

/// Ruby as in Aozora Bunko and on Kakuyomu: `漢字《かんじ》`, `｜お伽話《フェヤリー・ストーリース》`.
///
/// Without `｜` the base is the run of kanji, or the Latin word, before the reading. `｜《` is a `《` that
/// begins none. A base has at most 20 characters and a reading 50, as on Kakuyomu.
enum AozoraRuby {
  private static let baseLimit = 20
  private static let readingLimit = 50

  static func fold(_ tree: inout SyntaxTree) {
    // The first byte of 《.
    for id in tree.texts(with: 0xE3) {
      let text = Array(String(decoding: tree.slice(tree[id].text), as: UTF8.self))
      guard text.contains("《") else { continue }
      tree.insert(elements(of: Offsets(text)), into: id)
    }
  }

  /// Characters, and where each begins in UTF-8.
  private struct Offsets {
    let characters: [Character]
    private let starts: [Int]

    init(_ characters: [Character]) {
      self.characters = characters
      var starts = [0]
      for character in characters { starts.append(starts[starts.count - 1] + character.utf8.count) }
      self.starts = starts
    }

    func bytes(_ range: Range<Int>) -> Range<Int> {
      starts[range.lowerBound]..<starts[range.upperBound]
    }
  }

  private static func elements(of text: Offsets) -> [SyntaxTree.TextElement] {
    let characters = text.characters
    var elements: [SyntaxTree.TextElement] = []
    // Behind the last element, and behind the bracket that was looked at last.
    var free = 0
    for index in characters.indices where characters[index] == "《" {
      if index > free, isBar(characters[index - 1]) {
        // The bar goes and the bracket stays.
        elements.append(
          SyntaxTree.TextElement(
            whole: text.bytes(index - 1..<index + 1), content: text.bytes(index..<index + 1),
            kinds: []))
        free = index + 1
        continue
      }
      guard let close = closing(characters, index),
        let start = baseStart(characters[free..<index])
      else { continue }
      let hasBar = start > free && isBar(characters[start - 1])
      elements.append(
        SyntaxTree.TextElement(
          whole: text.bytes((hasBar ? start - 1 : start)..<close + 1),
          content: text.bytes(start..<index), kinds: [.ruby, .rubyBase],
          detail: Array(String(characters[(index + 1)..<close]).utf8)))
      free = close + 1
    }
    return elements
  }

  private static func isBar(_ character: Character) -> Bool { character == "｜" || character == "|" }

  /// Where the bracket closes that opens at an index, when a reading stands between.
  private static func closing(_ text: [Character], _ open: Int) -> Int? {
    let end = min(text.count, open + 2 + readingLimit)
    for index in open + 1..<end {
      if text[index] == "》" { return index > open + 1 ? index : nil }
      if text[index] == "《" { return nil }
    }
    return nil
  }

  /// Where the base begins of a reading that stands behind some characters.
  private static func baseStart(_ before: ArraySlice<Character>) -> Int? {
    let reach = before.suffix(baseLimit + 1)
    if let bar = reach.lastIndex(where: isBar), bar + 1 < before.endIndex { return bar + 1 }
    guard let last = before.last else { return nil }
    let belongs = isKanji(last) ? isKanji : isLatin(last) ? isLatin : nil
    guard let belongs else { return nil }
    let run = reach.reversed().prefix(while: belongs).count
    return run <= baseLimit ? before.endIndex - run : nil
  }

  /// Han, and the marks that stand for it.
  private static func isKanji(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.script == .han || "仝〆〇々ヶ".unicodeScalars.contains(scalar)
  }

  private static func isLatin(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.script == .latin || scalar.properties.numericType != nil || scalar == "'"
      || scalar == "-"
  }
}
