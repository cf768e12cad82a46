/// A single value as it is written, and what it is by the YAML 1.2 core schema.
public struct YAMLScalar: Sendable, Hashable {
  /// What a scalar means.
  public enum Kind: Sendable, Hashable {
    /// `null`, `~` or nothing at all.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number that fits.
    case int(Int)
    /// Any other number.
    case double(Double)
    /// Everything else, and all that stands in quotes.
    case string
  }

  /// The characters, without quotes and with escapes and folds resolved.
  public let text: String
  /// Whether it is text whatever it looks like: in quotes, a block scalar, or tagged `!!str`.
  public let isQuoted: Bool

  /// Makes a scalar.
  public init(text: String, isQuoted: Bool) {
    self.text = text
    self.isQuoted = isQuoted
  }

  /// What the scalar means; found anew at each call.
  public var kind: Kind {
    isQuoted ? .string : CoreSchema.kind(of: text)
  }
}
