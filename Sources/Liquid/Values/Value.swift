public import Dates

/// A value that templates compute with.
///
/// Text is what still has to be escaped on its way into a page; HTML is markup already.
public enum Value: Sendable {
  /// Nothing: `nil`, and every name that leads nowhere.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number with a fraction.
  case double(Double)
  /// Text as a person wrote it; escaped where it is printed.
  case text(String)
  /// Markup in UTF-8, printed as it is.
  case html([UInt8])
  /// Source of a script in UTF-8 that is safe there, such as JSON; text anywhere else.
  case script([UInt8])
  /// A moment, with the offset at which to show it.
  case date(DateTime)
  /// A list.
  case array([Value])
  /// Named values in order.
  case dictionary(LiquidDictionary)
  /// Something of the host.
  case object(any LiquidObject)
  /// Whole numbers from one to another.
  case range(LiquidRange)
  /// The literal `blank`, which equals everything without visible content.
  case blank
  /// The literal `empty`, which equals everything without content.
  case empty
}

extension Value {
  /// Markup from text that is known to be HTML.
  public static func html(_ markup: String) -> Value { .html(Array(markup.utf8)) }

  /// A dictionary from names and values in order.
  public static func dictionary(_ pairs: [(String, Value)]) -> Value {
    .dictionary(LiquidDictionary(pairs))
  }

  /// Whether a condition holds: everything but `nil` and `false`.
  public var isTruthy: Bool {
    switch self {
    case .null, .bool(false): false
    default: true
    }
  }

  /// Whether it is `nil`.
  public var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// Whether it is markup, which must not be escaped again.
  public var isHTML: Bool {
    if case .html = self { return true }
    return false
  }
}
