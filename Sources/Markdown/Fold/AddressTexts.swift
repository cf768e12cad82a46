/// Links whose text is their own address: no construct is looked for in it.
///
/// `~~`, `{a|b}` and `:smile:` in `<https://example.com/~~a~~>` are parts of the address.
enum AddressTexts {
  static func fold(_ tree: inout SyntaxTree) {
    for id in tree.ids(of: .link) {
      let text = tree[id].firstChild
      guard text.exists, text == tree[id].lastChild, tree[text].kind == .text else { continue }
      let address = tree.slice(tree[id].text)
      let words = tree.slice(tree[text].text)
      if schemes.contains(where: { address.elementsEqual($0 + words) }) { tree[text].flag = true }
    }
  }

  /// What stands before the text in the address.
  private static let schemes = [[], Array("mailto:".utf8), Array("http://".utf8)]
}
