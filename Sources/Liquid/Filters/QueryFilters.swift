extension StandardFilters {
  /// Filters that pick from a list by a property of its elements.
  static let queries: [String: Filter] = [
    "find": Filter(1...2) { (input, arguments, _, context) throws(FilterError) in
      guard let matches = try matches(input, arguments, context, stopsEarly: true) else {
        return .null
      }
      return matches.first { $0.isMatch }?.item ?? .null
    },
    "find_index": Filter(1...2) { (input, arguments, _, context) throws(FilterError) in
      guard let matches = try matches(input, arguments, context, stopsEarly: true) else {
        return .null
      }
      return matches.firstIndex { $0.isMatch }.map { .int($0) } ?? .null
    },
    "has": Filter(1...2) { (input, arguments, _, context) throws(FilterError) in
      guard let matches = try matches(input, arguments, context, stopsEarly: true) else {
        return .null
      }
      return .bool(matches.contains { $0.isMatch })
    },
    "map": Filter(1...1) { (input, arguments, _, context) throws(FilterError) in
      let reader = Property(arguments[0], context)
      var result: [Value] = []
      for item in try items(input, context) {
        if case .value(let value) = try reader.read(item) {
          result.append(value)
        } else {
          result.append(.null)
        }
      }
      return .array(result)
    },
    "reject": Filter(1...2) { (input, arguments, _, context) throws(FilterError) in
      guard let matches = try matches(input, arguments, context) else { return .null }
      return .array(matches.filter { !$0.isMatch }.map { $0.item })
    },
    "where": Filter(1...2) { (input, arguments, _, context) throws(FilterError) in
      guard let matches = try matches(input, arguments, context) else { return .null }
      return .array(matches.filter { $0.isMatch }.map { $0.item })
    },
  ]

  /// Each element and whether its property equals the target, or is true when there is none.
  ///
  /// Nil when an element has no properties at all.
  private static func matches(
    _ input: Value, _ arguments: [Value], _ context: FilterContext, stopsEarly: Bool = false
  ) throws(FilterError) -> [(item: Value, isMatch: Bool)]? {
    let reader = Property(arguments[0], context)
    let target = arguments.at(1) ?? .null
    var result: [(item: Value, isMatch: Bool)] = []
    for item in try items(input, context) {
      guard case .value(let value) = try reader.read(item) else { return nil }
      let isMatch = target.isNull ? value.isTruthy : value.equals(target)
      result.append((item, isMatch))
      if isMatch, stopsEarly { break }
    }
    return result
  }
}

/// Reads one property of many values, as Ruby's `[]` does for Shopify's engine.
struct Property {
  enum Result {
    case value(Value)
    /// The value knows no properties.
    case impossible
  }

  private let property: Value
  private let path: [Key]
  private let needle: [UInt8]

  init(_ property: Value, _ context: FilterContext) {
    self.property = property
    let name = property.string
    needle = Array(name.utf8)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    path =
      parts.count > 1
      ? parts.map { context.environment.key(String($0)) } : [context.environment.key(name)]
  }

  func read(_ item: Value) throws(FilterError) -> Result {
    switch item {
    case .dictionary(let dictionary):
      if property.isNull { return .value(.null) }
      if path.count > 1, dictionary[property.string] == nil { return .value(follow(item)) }
      return .value(dictionary[property.string] ?? .null)
    case .object(let object):
      if property.isNull { return .value(.null) }
      if path.count > 1 { return .value(follow(item)) }
      return .value(object.value(for: path[0]) ?? .null)
    case .text, .html, .script: return try read(within: item)
    case .int(let number):
      // Ruby's numbers have their bits as elements.
      if case .int(let place) = property {
        return .value(.int(place < 0 ? 0 : number >> place & 1))
      }
      throw fault
    default: return .impossible
    }
  }

  /// Text has what it contains.
  private func read(within item: Value) throws(FilterError) -> Result {
    switch property {
    case .null: return .impossible
    case .text, .html, .script:
      return .value(Bytes.contains(needle, in: item.utf8) ? property : .null)
    case .int, .double:
      let place = property.rangeBound
      let characters = item.string.characters
      let index = place < 0 ? characters.count + place : place
      return .value(
        characters.indices.contains(index) ? .text(String(characters[index])) : .null)
    default: throw fault
    }
  }

  /// `author.name`.
  private func follow(_ item: Value) -> Value {
    var value = item
    for key in path { value = value.member(key) ?? .null }
    return value
  }

  private var fault: FilterError {
    FilterError("cannot read the property '\(property.string)' of a number")
  }
}
