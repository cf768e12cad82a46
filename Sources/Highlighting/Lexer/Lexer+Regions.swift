/// Texts in other languages.
extension Lexer where Sink: ~Copyable {
  /// Enters a text in another language, up to where it ends, whatever that language thinks of it.
  mutating func enterRegion(_ embedding: Grammar.CompiledEmbedding) {
    if let then = embedding.then { push(then) }
    let end = regionEnd(embedding.terminator)
    let name = embedding.language ?? String(decoding: source[language], as: UTF8.self)
    let inner = regions.count < Self.deepestRegion ? Languages.named(name)?.grammar : nil
    regions.append(
      Region(outerGrammar: grammar, outerLimit: limit, outerDepth: outerFrames.count + 1))
    outerFrames.append(frame)
    frame = Frame(state: 0)
    grammar = inner ?? .plain
    limit = end
    indentEnd = min(indentEnd, limit)
  }

  mutating func leaveRegion() {
    guard let region = regions.popLast() else { return }
    outerFrames.removeLast(outerFrames.count - region.outerDepth)
    frame = outerFrames.removeLast()
    grammar = region.outerGrammar
    limit = region.outerLimit
    unopened = 0
    heredocs.removeAll()
    // Before the limit grew, the line could not be seen to its end.
    if position == lineStart { indentEnd = firstNonBlank(from: position) }
  }

  private mutating func regionEnd(_ terminator: Embedding.Terminator) -> Int {
    switch terminator {
    case .end: return limit
    case .texts(let texts): return indexOfText(texts.map { Array($0.utf8) })
    case .fence: return indexOfFence()
    }
  }

  private mutating func indexOfText(_ texts: [[UInt8]]) -> Int {
    var index = position
    while index < limit {
      count(1)
      if texts.contains(where: { hasText($0, at: index) }) { return index }
      index += 1
    }
    return limit
  }

  private func hasText(_ text: [UInt8], at index: Int) -> Bool {
    guard index + text.count <= limit, source[index] == text[0] else { return false }
    return zip(source[index...], text).allSatisfy { $0.lowercased == $1 }
  }

  private mutating func indexOfFence() -> Int {
    var index = position
    while index < limit {
      count(1)
      let isLineEnd = source[index] == UInt8(ascii: "\n")
      index += 1
      guard isLineEnd else { continue }
      let start = firstNonBlank(from: index)
      count(start - index)
      guard start + captured.count <= limit else { continue }
      if zip(source[start...], source[captured]).allSatisfy(==) { return index }
    }
    return limit
  }
}

extension Grammar {
  /// No rules at all.
  static let plain = Grammar([State("text")])
}
