/// Bounds that no single render may pass, so that no template can hang a build.
public struct Limits: Sendable, Hashable {
  /// How many includes may stand within one another.
  public var renderDepth = 100
  /// How many turns all loops may take together; also the length of a list made from a range.
  public var loopTurns = 10_000_000
  /// How many bytes may be written, and how long a text or markup made by a filter may be.
  public var outputBytes = 256 << 20
  /// How many tags may stand within one another in a template.
  public var nesting = 100

  /// The limits that are in force unless others are set.
  public init() {}
}
