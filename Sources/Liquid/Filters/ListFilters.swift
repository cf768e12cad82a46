extension StandardFilters {
  /// Filters over lists as wholes.
  static let lists: [String: Filter] = [
    "compact": Filter(0...1) { (input, arguments, _, context) throws(FilterError) in
      let keyed = try keys(of: items(input, context), by: arguments.at(0), context)
      return .array(keyed.filter { !$0.key.isNull }.map { $0.item })
    },
    "concat": Filter(1...1) { (input, arguments, _, context) throws(FilterError) in
      guard let others = arguments[0].list(context) else {
        throw FilterError("the filter 'concat' needs a list, not \(arguments[0].kind)")
      }
      return .array(try items(input, context) + others)
    },
    "default": Filter(0...1, named: ["allow_false"]) { (input, arguments, named, _) in
      let allowsFalse = named.last { $0.0 == "allow_false" }?.1.isTruthy ?? false
      let isMissing = allowsFalse ? input.isNull : !input.isTruthy
      return isMissing || input.isEmptyOrSaysSo ? arguments.at(0) ?? .text("") : input
    },
    "first": Filter { (input, _, _, _) in input.end("first") },
    "last": Filter { (input, _, _, _) in input.end("last") },
    "join": Filter(0...1) { (input, arguments, _, context) throws(FilterError) in
      try join(input, arguments.at(0) ?? .text(" "), context)
    },
    "reverse": Filter { (input, _, _, context) throws(FilterError) in
      .array(try items(input, context).reversed())
    },
    "size": Filter { (input, _, _, _) in
      if case .object(let object) = input { return .int(object.elements?.count ?? 0) }
      if case .dictionary(let dictionary) = input { return .int(dictionary.count) }
      return input.member(Key(name: "size")) ?? .int(0)
    },
    "sort": Filter(0...1) { (input, arguments, _, context) throws(FilterError) in
      let keyed = try keys(of: items(input, context), by: arguments.at(0), context)
      return .array(try sorted(keyed))
    },
    "sort_natural": Filter(0...1) { (input, arguments, _, context) throws(FilterError) in
      let keyed = try keys(of: items(input, context), by: arguments.at(0), context)
      return .array(sortedNaturally(keyed))
    },
    "sum": Filter(0...1) { (input, arguments, _, context) throws(FilterError) in
      let keyed = try keys(of: items(input, context), by: arguments.at(0), context)
      var total = Number.int(0)
      for number in try items(.array(keyed.map { $0.key }), context) {
        total = total + Number(number)
      }
      return total.value
    },
    "uniq": Filter(0...1) { (input, arguments, _, context) throws(FilterError) in
      unique(try keys(of: items(input, context), by: arguments.at(0), context))
    },
  ]

  /// What the filters over lists go through: lists flattened, a dictionary or other value alone.
  static func items(_ value: Value, _ context: FilterContext) throws(FilterError) -> [Value] {
    switch value {
    case .null: return []
    case .array(let values):
      guard values.contains(where: { $0.isArray }) else { return values }
      var result: [Value] = []
      flatten(values, into: &result)
      return result
    case .range(let range):
      guard range.count <= context.environment.limits.loopTurns else {
        throw FilterError("a range of more than \(context.environment.limits.loopTurns) numbers")
      }
      return range.count == 0 ? [] : (range.first...range.last).map { .int($0) }
    case .object(let object): return object.elements ?? [value]
    default: return [value]
    }
  }

  /// The same, but of a dictionary its values, as Jekyll's filters take it.
  static func elements(_ value: Value, _ context: FilterContext) throws(FilterError) -> [Value] {
    if case .dictionary(let dictionary) = value { return dictionary.pairs.map { $0.1 } }
    return try items(value, context)
  }

  private static func flatten(_ values: [Value], into result: inout [Value]) {
    for value in values {
      if case .array(let inner) = value {
        flatten(inner, into: &result)
      } else {
        result.append(value)
      }
    }
  }

  /// Items with what they are judged by: a property, or the item itself without one.
  static func keys(
    of items: [Value], by property: Value?, _ context: FilterContext
  ) throws(FilterError) -> [(item: Value, key: Value)] {
    guard let property, !property.isNull else { return items.map { ($0, $0) } }
    var result: [(item: Value, key: Value)] = []
    result.reserveCapacity(items.count)
    let reader = Property(property, context)
    for item in items {
      switch try reader.read(item) {
      case .value(let key): result.append((item, key))
      case .impossible: result.append((item, .null))
      }
    }
    return result
  }

  private static func join(
    _ input: Value, _ separator: Value, _ context: FilterContext
  ) throws(FilterError) -> Value {
    var parts: [Value] = []
    for (index, item) in try items(input, context).enumerated() {
      if index > 0 { parts.append(separator) }
      parts.append(item)
    }
    let length = separator.string.utf8.count
    if length > 0, parts.count / 2 > context.environment.limits.outputBytes / length {
      throw FilterError("the filter 'join' makes too large a value")
    }
    return joined(parts, context)
  }

  // MARK: Order

  private static func sorted(
    _ keyed: [(item: Value, key: Value)]
  ) throws(FilterError) -> [Value] {
    do throws(IncomparableValues) {
      return try keyed.map(\.key).sortedPositions(nilFirst: false).map { keyed[$0].item }
    } catch {
      throw FilterError(
        "the filter 'sort' cannot compare \(error.left.kind) with \(error.right.kind)")
    }
  }

  /// By text in lower case; nothing comes last.
  private static func sortedNaturally(_ keyed: [(item: Value, key: Value)]) -> [Value] {
    let texts = keyed.map { $0.key.isNull ? nil : $0.key.string.lowercased() }
    return keyed.indices.sorted { left, right in
      switch (texts[left], texts[right]) {
      case (let a?, let b?) where a != b:
        a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
      case (nil, _?): false
      case (_?, nil): true
      default: left < right
      }
    }.map { keyed[$0].item }
  }

  private static func unique(_ keyed: [(item: Value, key: Value)]) -> Value {
    var texts: Set<String> = []
    var others: [Value] = []
    var result: [Value] = []
    for (item, key) in keyed {
      if key.isText {
        guard texts.insert(key.string).inserted else { continue }
      } else {
        guard !others.contains(where: { $0.equals(key) }) else { continue }
        others.append(key)
      }
      result.append(item)
    }
    return .array(result)
  }
}

extension Value {
  /// Whether it is without content, the literals that mean this included.
  fileprivate var isEmptyOrSaysSo: Bool {
    switch self {
    case .blank, .empty: true
    default: isEmpty
    }
  }

  fileprivate var isArray: Bool {
    if case .array = self { return true }
    return false
  }

  /// The elements of something that is a list, flattened; nil for everything else.
  fileprivate func list(_ context: FilterContext) -> [Value]? {
    switch self {
    case .array: try? StandardFilters.items(self, context)
    case .object(let object): object.elements
    default: nil
    }
  }

  /// The first or last element, or character of text.
  fileprivate func end(_ name: String) -> Value {
    let key = Key(name: name)
    switch self {
    case .array, .range: return member(key) ?? .null
    case .dictionary(let dictionary):
      return name == "first" ? dictionary.elements.first ?? .null : .null
    case .object(let object):
      return object.elements.flatMap { Value.array($0).member(key) } ?? .null
    case .text, .html, .script: return member(key) ?? .null
    default: return .null
    }
  }
}
