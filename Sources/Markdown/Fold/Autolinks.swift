/// Addresses without markup: web and mail addresses in texts that stand in no link become links.
struct Autolinks {
  private let stopsAtCJK: Bool

  init(stopsAtCJK: Bool) {
    self.stopsAtCJK = stopsAtCJK
  }

  func fold(_ tree: inout SyntaxTree) {
    let outside = Self.textsOutsideLinks(tree)
    for id in outside { fold(id, &tree) }
  }

  private static func textsOutsideLinks(_ tree: SyntaxTree) -> [SyntaxTree.NodeID] {
    var texts: [SyntaxTree.NodeID] = []
    var links = 0
    tree.walk { id, isEntering in
      switch tree[id].kind {
      case .link, .image: links += isEntering ? 1 : -1
      case .text where links == 0 && !tree[id].isEscaped: texts.append(id)
      default: break
      }
    }
    return texts
  }

  private func fold(_ id: SyntaxTree.NodeID, _ tree: inout SyntaxTree) {
    let links = tree.withBytes(tree[id].text) { self.links(in: $0) }
    tree.insert(links, into: id)
  }

  private func links(in text: UnsafeBufferPointer<UInt8>) -> [SyntaxTree.TextElement] {
    var links: [SyntaxTree.TextElement] = []
    var index = 0
    var start = 0
    while index < text.count {
      index = text.firstIndex(from: index) { Self.triggers.contains($0) }
      guard index < text.count else { break }
      if let link = link(in: text, at: index, from: start) {
        links.append(link)
        start = link.whole.upperBound
        index = start
      } else {
        index += 1
      }
    }
    return links
  }

  private static let triggers = ByteSet(":w@")

  private func link(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int
  ) -> SyntaxTree.TextElement? {
    if text[index] == UInt8(ascii: "@") {
      guard let address = MailScanner.address(in: text, at: index, from: start) else { return nil }
      return link(to: address.range, in: text, scheme: address.hasScheme ? "" : "mailto:")
    }
    guard
      let range = AddressScanner.address(in: text, at: index, from: start, stopsAtCJK: stopsAtCJK)
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
