/// Emoji by their names: `:smile:`.
enum Emoji {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.texts(with: colon) {
      let bytes = Array(tree.slice(tree[id].text))
      for (range, emoji) in matches(in: bytes).reversed() {
        replace(range, in: id, with: emoji, &tree)
      }
    }
  }

  private static let colon = UInt8(ascii: ":")
  /// Longer than any name.
  private static let limit = 64

  private static func matches(in text: [UInt8]) -> [(Range<Int>, String)] {
    var matches: [(Range<Int>, String)] = []
    var index = 0
    while let start = text[index...].firstIndex(of: colon) {
      let end = text[(start + 1)...].firstIndex { !isNamePart($0) } ?? text.count
      index = max(end, start + 1)
      guard end < text.count, text[end] == colon, end - start <= limit,
        let emoji = EmojiTable.emoji(named: text[(start + 1)..<end])
      else { continue }
      matches.append((start..<end + 1, emoji))
      index = end + 1
    }
    return matches
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+")
  }

  private static func replace(
    _ range: Range<Int>, in id: SyntaxTree.NodeID, with emoji: String, _ tree: inout SyntaxTree
  ) {
    let whole = tree[id].text
    let rest = tree.makeText(whole.part(range.upperBound..<whole.indices.count))
    let made = tree.makeText(tree.store(Array(emoji.utf8)))
    tree.insert(made, after: id)
    if !tree[rest].text.isEmpty { tree.insert(rest, after: made) }
    tree[id].text = whole.part(0..<range.lowerBound)
    if range.lowerBound == 0 { tree.remove(id) }
  }
}
