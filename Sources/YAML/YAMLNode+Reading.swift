public import Diagnostics

extension YAMLNode {
  /// The scalar's characters, a number's as it is written; nil for null, lists and mappings.
  public var asString: String? {
    guard case .scalar(let scalar) = value, scalar.kind != .null else { return nil }
    return scalar.text
  }

  /// Whether it says yes: `true`, `yes`, `on` or `false`, `no`, `off` in any case, without quotes.
  ///
  /// YAML 1.2 reads only `true` and `false`, Jekyll reads them all; so this is for keys that are
  /// known to be Boolean.
  public var asBool: Bool? {
    guard case .scalar(let scalar) = value, !scalar.isQuoted, scalar.text.utf8.count <= 5 else {
      return nil
    }
    switch scalar.text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  /// The whole number; nil for all else, also for one in quotes.
  public var asInt: Int? {
    guard case .scalar(let scalar) = value, case .int(let number) = scalar.kind else { return nil }
    return number
  }

  /// The items of a list, a single value as a list of one, null as an empty one; nil for a mapping.
  public var asList: [YAMLNode]? {
    switch value {
    case .sequence(let items): items
    case .scalar: isNull ? [] : [self]
    case .mapping: nil
    }
  }

  /// The mapping; nil for all else.
  public var asMapping: YAMLMapping? {
    guard case .mapping(let mapping) = value else { return nil }
    return mapping
  }

  /// Whether it is `null`, `~` or nothing at all.
  public var isNull: Bool {
    guard case .scalar(let scalar) = value else { return false }
    return scalar.kind == .null
  }

  /// The kind in words, for `expected a list or a single value, found a mapping`.
  public var kindName: String {
    switch value {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .scalar(let scalar):
      switch scalar.kind {
      case .null: return "nothing"
      case .bool: return "a Boolean"
      case .int, .double: return "a number"
      case .string: return "text"
      }
    }
  }

  /// The place where it begins, for messages.
  public func location(in file: SourceFile) -> SourceLocation {
    file.location(at: offset)
  }
}

extension YAMLEntry {
  /// The place of the key, for messages.
  public func keyLocation(in file: SourceFile) -> SourceLocation {
    file.location(at: keyOffset)
  }
}
