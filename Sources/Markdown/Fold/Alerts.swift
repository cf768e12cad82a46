/// Alerts: a quote whose first line is `[!NOTE]` or one of four others (GitHub).
enum Alerts {
  /// The five kinds.
  enum Kind: Int32, CaseIterable {
    case note
    case tip
    case important
    case warning
    case caution

    /// The name in the class and, in capitals, in the marker.
    var name: StaticString {
      switch self {
      case .note: "note"
      case .tip: "tip"
      case .important: "important"
      case .warning: "warning"
      case .caution: "caution"
      }
    }
  }

  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .blockQuote) where tree.isAttached(id) {
      let paragraph = tree[id].firstChild
      guard paragraph.exists, tree[paragraph].kind == .paragraph else { continue }
      let text = tree[paragraph].firstChild
      guard text.exists, tree[text].kind == .text, !tree[text].isEscaped,
        let kind = kind(of: tree.slice(tree[text].text))
      else { continue }
      let next = tree[text].next
      guard !next.exists || tree[next].kind == .softBreak || tree[next].kind == .lineBreak else {
        continue
      }
      tree.remove(text)
      if next.exists {
        tree.remove(next)
        tree[paragraph].line += 1
      }
      if !tree[paragraph].firstChild.exists { tree.remove(paragraph) }
      tree[id].kind = .alert
      tree[id].value = kind.rawValue
    }
  }

  private static func kind(of marker: ArraySlice<UInt8>) -> Kind? {
    Kind.allCases.first { kind in
      let name = kind.name
      let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      guard marker.count == bytes.count + 3, marker.starts(with: "[!".utf8),
        marker.last == UInt8(ascii: "]")
      else { return false }
      return zip(marker.dropFirst(2), bytes).allSatisfy { $0 | 0x20 == $1 }
    }
  }
}
