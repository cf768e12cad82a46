import YAML

/// The names under an `author` or `authors` key: a text, a mapping with a name, or a list of these.
enum AuthorNames {
  static func read(_ node: YAMLNode, _ reader: inout FieldReader, key: String) -> [String] {
    switch node.value {
    case .scalar(let scalar): return node.isNull || scalar.text.isEmpty ? [] : [scalar.text]
    case .sequence(let items): return items.flatMap { read($0, &reader, key: key) }
    case .mapping(let mapping):
      if let name = mapping["name"]?.asString { return [name] }
      reader.report(
        "'\(key)' has no name", at: node, hint: "write author: 名前, or a mapping with 'name'")
      return []
    }
  }
}
