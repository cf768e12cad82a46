/// Start tags, with the attributes that authors gave.
extension HTMLWriter {
  /// Writes a start tag without its `>`, and the attributes of a node.
  @inline(__always)
  mutating func open(_ name: StaticString, _ id: SyntaxTree.NodeID) {
    html.append(name)
    if tree[id].attributes >= 0 { attributes(of: id, with: "") }
  }

  /// Writes the attributes of a node, with a class that the dialect gives.
  mutating func attributes(of id: SyntaxTree.NodeID, with ownClass: StaticString) {
    var attributes = tree.attributes(of: id) ?? Attributes()
    if ownClass.utf8CodeUnitCount > 0 { attributes.classes.insert("\(ownClass)", at: 0) }
    write(attributes)
  }

  /// Writes attributes, the identifier first; that belongs to the page alone.
  mutating func write(_ attributes: Attributes) {
    if let identifier = attributes.id {
      let start = html.count
      attribute("id", identifier)
      pageParts.append(start..<html.count)
    }
    if !attributes.classes.isEmpty {
      attribute("class", attributes.classes.joined(separator: " "))
    }
    for pair in attributes.pairs { attribute(pair.name, pair.value) }
  }

  /// Writes an attribute.
  mutating func attribute(_ name: String, _ value: String) {
    html.append(UInt8(ascii: " "))
    html.append(contentsOf: name.utf8)
    html.append("=\"")
    var value = value
    value.withUTF8 { html.append(escapingHTML: $0) }
    html.append("\"")
  }
}
