/// Task lists: `[ ]` or `[x]` and white space before the text of an item (GFM 0.29, section 5.3).
enum TaskLists {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .item) where tree.isAttached(id) {
      let paragraph = tree[id].firstChild
      guard paragraph.exists, tree[paragraph].kind == .paragraph else { continue }
      let text = tree[paragraph].firstChild
      guard text.exists, tree[text].kind == .text, !tree[text].isEscaped else { continue }
      let bytes = Array(tree.slice(tree[text].text).prefix(4))
      guard bytes.count == 4, bytes[0] == UInt8(ascii: "["), bytes[2] == UInt8(ascii: "]"),
        bytes[3].isBlank
      else { continue }
      let isChecked = bytes[1] | 0x20 == UInt8(ascii: "x")
      guard isChecked || bytes[1] == UInt8(ascii: " ") else { continue }
      tree[text].text.start += 3
      var marker = SyntaxTree.Node(.taskMarker)
      marker.flag = isChecked
      tree.insert(tree.make(marker), before: text)
    }
  }
}
