/// Characters that stand upright side by side in a vertical line: `^12^`.
///
/// One to four ASCII letters, digits, `!` and `?`.
enum TateChuYoko {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.texts(with: mark) {
      let bytes = Array(tree.slice(tree[id].text))
      tree.insert(elements(of: bytes), into: id)
    }
  }

  private static let mark = UInt8(ascii: "^")
  private static let limit = 4

  private static func elements(of text: [UInt8]) -> [SyntaxTree.TextElement] {
    var elements: [SyntaxTree.TextElement] = []
    var index = 0
    while let start = text[index...].firstIndex(of: mark) {
      let end = text[(start + 1)...].firstIndex { !isUpright($0) } ?? text.count
      index = max(end, start + 1)
      guard end < text.count, text[end] == mark, (1...limit).contains(end - start - 1) else {
        continue
      }
      index = end + 1
      elements.append(
        SyntaxTree.TextElement(
          whole: start..<end + 1, content: start + 1..<end, kinds: [.tateChuYoko]))
    }
    return elements
  }

  private static func isUpright(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }
}
