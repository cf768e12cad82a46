/// Emphasis by dots beside the characters: `《《傍点》》`, as on Kakuyomu.
///
/// No other such bracket stands between: `《《史记》研究》` is a title in a title.
enum EmphasisDots {
  /// Whether a text may hold one.
  static func mayStand(in text: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet) -> Bool {
    occurring.hasNonASCII && text.contains("《《")
  }

  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.texts(with: open[0]) {
      let bytes = Array(tree.slice(tree[id].text))
      tree.insert(elements(of: bytes), into: id)
    }
  }

  private static let open = Array("《".utf8)
  private static let close = Array("》".utf8)

  private static func elements(of text: [UInt8]) -> [SyntaxTree.TextElement] {
    var elements: [SyntaxTree.TextElement] = []
    var start: Int?
    var index = 0
    while index + 2 < text.count {
      if isPair(open, text, index) {
        start = index
        index += 6
      } else if isPair(close, text, index), let from = start {
        if from + 6 < index {
          elements.append(
            SyntaxTree.TextElement(
              whole: from..<index + 6, content: from + 6..<index, kinds: [.emphasisDots]))
        }
        start = nil
        index += 6
      } else {
        if isSingle(open, text, index) || isSingle(close, text, index) { start = nil }
        index += 1
      }
    }
    return elements
  }

  private static func isSingle(_ mark: [UInt8], _ text: [UInt8], _ index: Int) -> Bool {
    index + 2 < text.count && text[index] == mark[0] && text[index + 1] == mark[1]
      && text[index + 2] == mark[2]
  }

  private static func isPair(_ mark: [UInt8], _ text: [UInt8], _ index: Int) -> Bool {
    isSingle(mark, text, index) && isSingle(mark, text, index + 3)
  }
}
