/// A value of a YAML file together with the place where it stands.
public struct YAMLNode: Sendable, Hashable {
  /// What stands there.
  public let value: YAMLValue
  /// Where it begins, in bytes from the start of the file; for an alias where the alias stands.
  public let offset: Int

  /// Makes a node.
  public init(_ value: YAMLValue, offset: Int) {
    self.value = value
    self.offset = offset
  }
}

/// The three kinds of YAML nodes.
public enum YAMLValue: Sendable, Hashable {
  /// A single value: text, a number, a Boolean or null.
  case scalar(YAMLScalar)
  /// A list.
  case sequence([YAMLNode])
  /// Keys and their values.
  case mapping(YAMLMapping)
}

/// Keys and their values in the order in which they stand; no key twice.
public struct YAMLMapping: Sendable, Hashable {
  /// The pairs; those that come from merge keys stand last.
  public let entries: [YAMLEntry]

  /// Makes a mapping of entries with different keys.
  public init(entries: [YAMLEntry] = []) {
    self.entries = entries
  }

  /// The value of a key, found in linear time.
  public subscript(key: String) -> YAMLNode? {
    entries.first { $0.key == key }?.value
  }
}

/// A key and its value.
public struct YAMLEntry: Sendable, Hashable {
  /// The key as it is written, without quotes.
  public let key: String
  /// Where the key begins, in bytes from the start of the file.
  public let keyOffset: Int
  /// What the key stands for.
  public let value: YAMLNode

  /// Makes an entry.
  public init(key: String, keyOffset: Int, value: YAMLNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.value = value
  }
}
