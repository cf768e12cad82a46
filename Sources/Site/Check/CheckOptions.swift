/// What a check is asked to do beside looking.
public struct CheckOptions: Sendable {
  /// Whether it mends what can be mended for certain.
  public var mends = false

  /// Makes the options of `fude check` without arguments.
  public init() {}
}
