import Liquid

/// Jekyll's filters over lists.
enum ListFilters {
  static func register(in environment: inout Environment) {
    registerQueries(in: &environment)
    registerExpressions(in: &environment)
    registerStacks(in: &environment)
    environment.register(filter: "sort", arguments: 0...2) {
      input, arguments, _, context throws(FilterError) in
      try ListSorting(arguments).sorted(input, context)
    }
    environment.register(filter: "array_to_sentence_string", arguments: 0...1) {
      input, arguments, _, context throws(FilterError) in
      .text(sentence(try context.elements(of: input), connector: arguments.first?.string ?? "and"))
    }
    environment.register(filter: "sample", arguments: 0...1) {
      input, arguments, _, context throws(FilterError) in
      try sample(input, arguments.first, context)
    }
  }

  // MARK: Queries

  private static func registerQueries(in environment: inout Environment) {
    environment.register(filter: "where", arguments: 1...2) {
      input, arguments, _, context throws(FilterError) in
      .array(try matches(input, arguments, context, stopsEarly: false))
    }
    environment.register(filter: "find", arguments: 1...2) {
      input, arguments, _, context throws(FilterError) in
      try matches(input, arguments, context, stopsEarly: true).first ?? .null
    }
    environment.register(filter: "group_by", arguments: 1...1) {
      input, arguments, _, context throws(FilterError) in
      let items = try context.elements(of: input)
      var names: [Value] = []
      for item in items { names.append(.text(try context.property(arguments[0], of: item).string)) }
      return groups(items, by: names)
    }
  }

  /// The items whose property is the wanted value or has it among its elements; compared as text.
  private static func matches(
    _ input: Value, _ arguments: [Value], _ context: FilterContext, stopsEarly: Bool
  ) throws(FilterError) -> [Value] {
    var result: [Value] = []
    for item in try context.elements(of: input) {
      let property = try context.property(arguments[0], of: item)
      let isMatch =
        arguments.count > 1 ? isMatch(property, arguments[1]) : property.isTruthy
      guard isMatch else { continue }
      result.append(item)
      if stopsEarly { break }
    }
    return result
  }

  private static func isMatch(_ property: Value, _ target: Value) -> Bool {
    switch target {
    case .null: return property.isNull
    case .blank, .empty: return property.equals(target)
    default: break
    }
    switch property {
    case .null: return false
    case .array(let values): return values.contains { $0.string == target.string }
    default: return property.string == target.string
    }
  }

  // MARK: Expressions

  private static func registerExpressions(in environment: inout Environment) {
    environment.register(expressionFilter: "where_exp") { items, results in
      .array(zip(items, results).filter { $1.isTruthy }.map { $0.0 })
    }
    environment.register(expressionFilter: "find_exp") { items, results in
      zip(items, results).first { $1.isTruthy }?.0 ?? .null
    }
    environment.register(expressionFilter: "group_by_exp") { items, results in
      groups(items, by: results)
    }
  }

  /// Items with equal keys together, in the order in which the keys first come up.
  private static func groups(_ items: [Value], by keys: [Value]) -> Value {
    var order: [(key: Value, items: [Value])] = []
    var places: [String: Int] = [:]
    for (item, key) in zip(items, keys) {
      let name = key.inspected
      if let place = places[name] {
        order[place].items.append(item)
      } else {
        places[name] = order.count
        order.append((key, [item]))
      }
    }
    return .array(
      order.map { group in
        .dictionary([
          ("name", group.key), ("items", .array(group.items)), ("size", .int(group.items.count)),
        ])
      })
  }

  // MARK: Adding and taking away

  private static func registerStacks(in environment: inout Environment) {
    environment.register(filter: "push", arguments: 1...1) {
      input, arguments, _, context throws(FilterError) in
      .array(try context.elements(of: input) + arguments)
    }
    environment.register(filter: "unshift", arguments: 1...1) {
      input, arguments, _, context throws(FilterError) in
      .array(arguments + (try context.elements(of: input)))
    }
    environment.register(filter: "pop", arguments: 0...1) {
      input, arguments, _, context throws(FilterError) in
      .array(try context.elements(of: input).dropLast(count(arguments.first)))
    }
    environment.register(filter: "shift", arguments: 0...1) {
      input, arguments, _, context throws(FilterError) in
      .array(Array(try context.elements(of: input).dropFirst(count(arguments.first))))
    }
  }

  private static func count(_ value: Value?) throws(FilterError) -> Int {
    guard let value, !value.isNull else { return 1 }
    guard let number = Int(value.string), number >= 0 else {
      throw FilterError("expected a number of elements, found '\(value.string)'")
    }
    return number
  }

  /// `a, b, and c`.
  private static func sentence(_ items: [Value], connector: String) -> String {
    let words = items.map(\.string)
    switch words.count {
    case 0: return ""
    case 1: return words[0]
    case 2: return "\(words[0]) \(connector) \(words[1])"
    default:
      return words.dropLast().joined(separator: ", ") + ", \(connector) \(words[words.count - 1])"
    }
  }

  /// Elements that look picked at random but are the same in every build of the same page.
  private static func sample(
    _ input: Value, _ wanted: Value?, _ context: FilterContext
  ) throws(FilterError) -> Value {
    let items = try context.elements(of: input)
    let page = context.root("page")?.member(context.environment.key("url"))?.string ?? ""
    let ranks = items.indices.map { index in
      // FNV-1a, 64 bits, over the page's address and the place in the list.
      "\(page)#\(index)".utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      }
    }
    let picked = items.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    guard let wanted, wanted.string != "1" else { return picked.first.map { items[$0] } ?? .null }
    return .array(picked.prefix(try count(wanted)).map { items[$0] })
  }
}

/// `sort` with Jekyll's second argument, which says where items without the property go.
private struct ListSorting {
  private let property: Value?
  private let putsNilFirst: Bool

  init(_ arguments: [Value]) throws(FilterError) {
    property = arguments.first.flatMap { $0.isNull ? nil : $0 }
    let order = arguments.count > 1 ? arguments[1].string : "first"
    guard order == "first" || order == "last" else {
      throw FilterError(
        "the filter 'sort' has no order '\(order)' for nil", hint: "use 'first' or 'last'")
    }
    // Without a property nil comes last, as in Shopify's engine.
    putsNilFirst = property != nil && order == "first"
  }

  func sorted(_ input: Value, _ context: FilterContext) throws(FilterError) -> Value {
    let items = try context.elements(of: input)
    var keys: [Value] = []
    for item in items {
      if let property {
        keys.append(try key(property, of: item, context))
      } else {
        keys.append(item)
      }
    }
    do throws(IncomparableValues) {
      return .array(try keys.sortedPositions(nilFirst: putsNilFirst).map { items[$0] })
    } catch {
      throw FilterError(
        "the filter 'sort' cannot compare \(error.left.inspected) with \(error.right.inspected)")
    }
  }

  /// Text that is a number is sorted as one.
  private func key(
    _ property: Value, of item: Value, _ context: FilterContext
  ) throws(FilterError) -> Value {
    let value = try context.property(property, of: item)
    guard case .text(let text) = value, let number = Double(text), number.isFinite else {
      return value
    }
    return .double(number)
  }
}
