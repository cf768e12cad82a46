/// What an author gave to an element: `{#id .class key="value"}`.
struct Attributes: Equatable {
  var id: String?
  var classes: [String] = []
  /// In their order, each name once.
  var pairs: [Pair] = []

  struct Pair: Equatable {
    let name: String
    let value: String
  }

  /// Takes over what other attributes say; an identifier and a value given later win.
  mutating func merge(_ other: Attributes) {
    if let id = other.id { self.id = id }
    for name in other.classes where !classes.contains(name) { classes.append(name) }
    for pair in other.pairs {
      pairs.removeAll { $0.name == pair.name }
      pairs.append(pair)
    }
  }

  /// The value of a key.
  func value(of name: String) -> String? { pairs.first { $0.name == name }?.value }
}
