import CJKText

/// Addresses without markup: web and mail addresses in texts that stand in no link become links.
struct Autolinks {
  private let stopsAtCJK: Bool
  /// Whether there is more to look for than the colons of schemes.
  private let looksForHosts: Bool

  /// Nil for a text that holds no address, with markup or without.
  init?(stopsAtCJK: Bool, _ source: UnsafeBufferPointer<UInt8>, _ occurring: ByteSet) {
    self.stopsAtCJK = stopsAtCJK
    looksForHosts =
      occurring.contains("@") || (occurring.contains("w") && source.contains("www."))
    guard looksForHosts || source.contains("://") else { return nil }
  }

  private static let patterns = (
    BytePattern(UInt8(ascii: ":")), BytePattern(UInt8(ascii: "@")), BytePattern(UInt8(ascii: "w"))
  )

  func fold(_ tree: inout SyntaxTree) {
    let texts = tree.texts { node, bytes in
      !node.isInLink && nextTrigger(in: bytes, from: 0) < bytes.count
    }
    for id in texts { fold(id, &tree) }
  }

  private func fold(_ id: SyntaxTree.NodeID, _ tree: inout SyntaxTree) {
    let before = looksForHosts ? Self.character(before: id, tree) : "\n"
    let links = tree.withBytes(tree[id].text) { self.links(in: $0, behind: before) }
    tree.insert(links, into: id)
  }

  /// The character of the source before a text: of an element its last.
  private static func character(
    before id: SyntaxTree.NodeID, _ tree: SyntaxTree
  ) -> Unicode.Scalar {
    let neighbour = tree[id].previous
    let isFirst = !neighbour.exists
    switch tree[isFirst ? tree[id].parent : neighbour].kind {
    case .emphasis, .strong: return "*"
    case .text where !isFirst:
      return tree.withBytes(tree[neighbour].text) {
        $0.isEmpty ? "\n" : UTF8Decoder.character(in: $0, before: $0.count).scalar
      }
    case .softBreak, .lineBreak: return "\n"
    // Of all other elements it is a bracket, or the like.
    default: return isFirst ? "\n" : ">"
    }
  }

  /// Where an address may be told, at or after an index.
  @inline(__always)
  private func nextTrigger(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    looksForHosts
      ? text.firstIndex(from: start, of: Self.patterns)
      : text.firstIndex(from: start, of: UInt8(ascii: ":"))
  }

  private func links(
    in text: UnsafeBufferPointer<UInt8>, behind before: Unicode.Scalar
  ) -> [SyntaxTree.TextElement] {
    var links: [SyntaxTree.TextElement] = []
    var index = 0
    var start = 0
    while index < text.count {
      index = nextTrigger(in: text, from: index)
      guard index < text.count else { break }
      if let link = link(in: text, at: index, from: start, behind: before) {
        links.append(link)
        start = link.whole.upperBound
        index = start
      } else {
        index += 1
      }
    }
    return links
  }

  private func link(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int,
    behind before: Unicode.Scalar
  ) -> SyntaxTree.TextElement? {
    if text[index] == UInt8(ascii: "@") {
      guard let address = MailScanner.address(in: text, at: index, from: start) else { return nil }
      return link(to: address.range, in: text, scheme: address.hasScheme ? "" : "mailto:")
    }
    guard
      let range = AddressScanner.address(
        in: text, at: index, from: start, before: before, stopsAtCJK: stopsAtCJK)
    else { return nil }
    return link(to: range, in: text, scheme: text[index] == UInt8(ascii: ":") ? "" : "http://")
  }

  private func link(
    to range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, scheme: String
  ) -> SyntaxTree.TextElement {
    SyntaxTree.TextElement(
      whole: range, content: range, kinds: [.link], text: Array(scheme.utf8) + text[range])
  }
}
