internal import Diagnostics

/// A list or a mapping that is not yet complete.
struct NodeFrame {
  enum Kind {
    case sequence, mapping

    var name: String { self == .sequence ? "a list" : "a mapping" }
  }

  private enum Key {
    case text(String, Int)
    case merge
    /// Reported already; its value is dropped.
    case unusable
  }

  let kind: Kind
  let offset: Int
  let anchor: String?
  let countBefore: Int
  private(set) var height = 0
  private var items: [YAMLNode] = []
  private var entries: [YAMLEntry] = []
  private var merged: [YAMLEntry] = []
  private var key: Key?
  /// Where each key stands, once there are too many to look through.
  private var positions: [String: Int] = [:]

  private static let scanLimit = 16

  init(kind: Kind, offset: Int, anchor: String?, countBefore: Int) {
    self.kind = kind
    self.offset = offset
    self.anchor = anchor
    self.countBefore = countBefore
  }

  mutating func append(_ built: BuiltNode, in file: SourceFile, _ problems: inout ProblemList) {
    height = max(height, built.height)
    guard kind == .mapping else {
      items.append(built.node)
      return
    }
    switch key {
    case nil: key = readKey(built.node, in: file, &problems)
    case .text(let text, let offset):
      add(YAMLEntry(key: text, keyOffset: offset, value: built.node), in: file, &problems)
      key = nil
    case .merge:
      merge(built.node, in: file, &problems)
      key = nil
    case .unusable: key = nil
    }
  }

  /// The value of which the last part was appended.
  mutating func finish() -> YAMLValue {
    guard kind == .mapping else { return .sequence(items) }
    for entry in merged where position(of: entry.key) == nil { insert(entry) }
    return .mapping(YAMLMapping(entries: entries))
  }

  private func readKey(
    _ node: YAMLNode, in file: SourceFile, _ problems: inout ProblemList
  ) -> Key {
    guard case .scalar(let scalar) = node.value else {
      problems.add(file, node.offset) {
        .error(
          "a key must be text, found \(node.kindName)", at: $0,
          hint: "put text that begins with '[' or '{' in quotes")
      }
      return .unusable
    }
    if scalar.isQuoted { return .text(scalar.text, node.offset) }
    if scalar.text == "<<" { return .merge }
    if scalar.text.unicodeScalars.first == "\u{3000}" {
      problems.add(file, node.offset) {
        .error(
          "a full-width blank cannot indent a line in YAML", at: $0,
          hint: "indent with half-width blanks")
      }
      return .unusable
    }
    return .text(scalar.text, node.offset)
  }

  private mutating func add(
    _ entry: YAMLEntry, in file: SourceFile, _ problems: inout ProblemList
  ) {
    guard let position = position(of: entry.key) else {
      insert(entry)
      return
    }
    let first = entries[position].keyOffset
    problems.add(file, entry.keyOffset) {
      .warning(
        "the key '\(entry.key)' stands here again; the last one counts", at: $0,
        hint: "remove one of them",
        notes: [Diagnostic.Note("first here", at: file.location(at: first))])
    }
    entries[position] = entry
  }

  /// Keys that stand in the mapping itself win over merged ones, and earlier merged ones over later.
  private mutating func merge(
    _ node: YAMLNode, in file: SourceFile, _ problems: inout ProblemList
  ) {
    for source in node.asList ?? [node] {
      if let mapping = source.asMapping {
        merged += mapping.entries
      } else {
        problems.add(file, source.offset) {
          .error(
            "'<<' needs a mapping or a list of mappings, found \(source.kindName)", at: $0,
            hint: "write '<<: *name' with the name of an anchor")
        }
      }
    }
  }

  private mutating func insert(_ entry: YAMLEntry) {
    if entries.count == Self.scanLimit {
      for (index, entry) in entries.enumerated() { positions[entry.key] = index }
    }
    if entries.count >= Self.scanLimit { positions[entry.key] = entries.count }
    entries.append(entry)
  }

  private func position(of key: String) -> Int? {
    entries.count > Self.scanLimit
      ? positions[key] : entries.firstIndex { $0.key == key }
  }
}
