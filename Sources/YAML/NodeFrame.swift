internal import Diagnostics

/// A list or a mapping that is not yet complete.
struct NodeFrame {
  enum Kind {
    case sequence, mapping

    var name: String { self == .sequence ? "a list" : "a mapping" }
  }

  private enum Key {
    case text(String, Int)
    case merge(Int)
    /// Reported already; its value is dropped.
    case unusable
  }

  let kind: Kind
  let offset: Int
  let anchor: String?
  let countBefore: Int
  private(set) var height = 0
  private(set) var diagnostics: [Diagnostic] = []
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

  mutating func append(_ built: BuiltNode, in file: SourceFile) {
    height = max(height, built.height)
    guard kind == .mapping else {
      items.append(built.node)
      return
    }
    switch key {
    case nil: key = readKey(built.node, in: file)
    case .text(let text, let offset):
      add(YAMLEntry(key: text, keyOffset: offset, value: built.node), in: file)
      key = nil
    case .merge:
      merge(built.node, in: file)
      key = nil
    case .unusable: key = nil
    }
  }

  /// The value of which the last part was appended.
  mutating func finish(in file: SourceFile) -> YAMLValue {
    guard kind == .mapping else { return .sequence(items) }
    for entry in merged where position(of: entry.key) == nil { insert(entry) }
    return .mapping(YAMLMapping(entries: entries))
  }

  private mutating func readKey(_ node: YAMLNode, in file: SourceFile) -> Key {
    guard case .scalar(let scalar) = node.value else {
      diagnostics.append(
        .error(
          "a key must be text, found \(node.kindName)", at: file.location(at: node.offset),
          hint: "put text that begins with '[' or '{' in quotes"))
      return .unusable
    }
    if scalar.text == "<<", !scalar.isQuoted { return .merge(node.offset) }
    return .text(scalar.text, node.offset)
  }

  private mutating func add(_ entry: YAMLEntry, in file: SourceFile) {
    guard let position = position(of: entry.key) else {
      insert(entry)
      return
    }
    let first = Diagnostic.Note("first here", at: file.location(at: entries[position].keyOffset))
    diagnostics.append(
      .warning(
        "the key '\(entry.key)' stands here again; the last one counts",
        at: entry.keyLocation(in: file), hint: "remove one of them", notes: [first]))
    entries[position] = entry
  }

  /// Keys that stand in the mapping itself win over merged ones, and earlier merged ones over later.
  private mutating func merge(_ node: YAMLNode, in file: SourceFile) {
    for source in node.asList ?? [node] {
      if let mapping = source.asMapping {
        merged += mapping.entries
      } else {
        diagnostics.append(
          .error(
            "'<<' needs a mapping or a list of mappings, found \(source.kindName)",
            at: source.location(in: file), hint: "write '<<: *name' with the name of an anchor"))
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
