/// A JSON value whose objects keep the order of their members.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction and exponent that fits an `Int`.
  case int(Int)
  /// Any other number.
  case double(Double)
  /// A string.
  case string(String)
  /// The elements in order.
  case array([JSONValue])
  /// The members in order, each key once.
  case object([JSONMember])

  /// The value of a key; nil for a missing key and for anything but an object.
  ///
  /// Linear in the number of members.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// One `"key": value` of an object.
public struct JSONMember: Sendable, Hashable {
  /// The name, unescaped.
  public var key: String
  /// What the name stands for.
  public var value: JSONValue

  /// Pairs a name with its value.
  public init(key: String, value: JSONValue) {
    self.key = key
    self.value = value
  }
}
