import Dates

extension Value {
  /// Whether `==` holds between two values in a template: by content, numbers by size, text and
  /// markup by their characters.
  public func equals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null), (.blank, .blank), (.empty, .empty): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.int(let left), .double(let right)): Double(left) == right
    case (.double(let left), .int(let right)): left == Double(right)
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.html(let left), .html(let right)): left == right
    case (.text(let left), .html(let right)): left.utf8.elementsEqual(right)
    case (.html(let left), .text(let right)): right.utf8.elementsEqual(left)
    case (.script, _) where other.isText, (_, .script) where isText: utf8 == other.utf8
    case (.date(let left), .date(let right)): left.epoch == right.epoch
    case (.range(let left), .range(let right)): left == right
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.dictionary(let left), .dictionary(let right)): left.equals(right)
    case (.object(let left), .object(let right)):
      left === right || left.printed.equalsAsPrinted(right.printed)
    case (.blank, let value), (let value, .blank): value.isBlank
    case (.empty, let value), (let value, .empty): value.isEmpty
    case (.object(let object), let value), (let value, .object(let object)):
      object.printed.equalsAsPrinted(value)
    default: false
    }
  }

  /// Equality that never asks a further object for what it prints, so that it always ends.
  private func equalsAsPrinted(_ other: Value) -> Bool {
    switch (self, other) {
    case (.null, _), (.object, _), (_, .object), (.blank, _), (_, .blank), (.empty, _), (_, .empty):
      false
    default: equals(other)
    }
  }

  /// Whether it equals `blank`: nothing, false, only white space, or no elements.
  public var isBlank: Bool {
    switch self {
    case .null, .bool(false): true
    case .text(let text): text.utf8.allSatisfy(\.isSpace)
    case .html(let bytes), .script(let bytes): bytes.allSatisfy(\.isSpace)
    default: isEmpty
    }
  }

  /// Whether it equals `empty`: text, list or dictionary without content.
  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .html(let bytes), .script(let bytes): bytes.isEmpty
    case .array(let values): values.isEmpty
    case .dictionary(let dictionary): dictionary.count == 0
    case .object(let object): object.elements?.isEmpty ?? false
    default: false
    }
  }

  /// Whether `contains` holds: text within text, a value in a list, a name in a dictionary.
  func contains(_ other: Value) -> Bool {
    guard other.isTruthy else { return false }
    switch self {
    case .text, .html, .script: return Bytes.contains(other.utf8, in: utf8)
    case .array(let values): return values.contains { $0.equals(other) }
    case .dictionary(let dictionary): return dictionary[other.string] != nil
    case .range(let range):
      guard case .int(let number) = other else { return false }
      return number >= range.first && number <= range.last
    case .object(let object):
      if let elements = object.elements { return elements.contains { $0.equals(other) } }
      return object.value(for: Key(name: other.string)) != nil
    default: return false
    }
  }

  /// The kind of value in the words of a message.
  var kind: String {
    switch self {
    case .null: "nil"
    case .bool: "a Boolean"
    case .int, .double: "a number"
    case .text, .html, .script, .blank, .empty: "text"
    case .date: "a date"
    case .array: "a list"
    case .dictionary: "a dictionary"
    case .object: "an object"
    case .range: "a range"
    }
  }

  /// Which of two values comes first, or nil when they have no order.
  public func order(_ other: Value) -> Ordering? {
    switch (self, other) {
    case (.int(let left), .int(let right)): Ordering(left, right)
    case (.int(let left), .double(let right)): Ordering(Double(left), right)
    case (.double(let left), .int(let right)): Ordering(left, Double(right))
    case (.double(let left), .double(let right)): Ordering(left, right)
    case (.date(let left), .date(let right)): Ordering(left.epoch, right.epoch)
    case (.text(let left), .text(let right)): Ordering(left.utf8, right.utf8)
    case _ where isText && other.isText: Ordering(utf8, other.utf8)
    case (.object(let object), _): object.printed.orderAsPrinted(other)
    case (_, .object(let object)): orderAsPrinted(object.printed)
    default: nil
    }
  }

  private func orderAsPrinted(_ other: Value) -> Ordering? {
    switch (self, other) {
    case (.object(let object), .object(let second)):
      object === second ? .same : nil
    case (.object, _): nil
    case (_, .object(let object)):
      if case .object = object.printed { nil } else { order(object.printed) }
    default: order(other)
    }
  }
}

/// How two values lie to each other.
public enum Ordering: Sendable {
  /// It comes before the other.
  case before
  /// Neither comes before the other.
  case same
  /// It comes after the other.
  case after

  init<Item: Comparable>(_ left: Item, _ right: Item) {
    self = left < right ? .before : right < left ? .after : .same
  }

  /// By bytes, which for UTF-8 is code-point order.
  init(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) {
    if left.elementsEqual(right) {
      self = .same
    } else {
      self = left.lexicographicallyPrecedes(right) ? .before : .after
    }
  }
}

extension LiquidDictionary {
  fileprivate func equals(_ other: LiquidDictionary) -> Bool {
    count == other.count
      && pairs.allSatisfy { pair in other[pair.0].map { pair.1.equals($0) } ?? false }
  }
}
