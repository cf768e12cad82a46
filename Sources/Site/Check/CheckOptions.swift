/// What a check is asked to do beside looking.
public struct CheckOptions: Sendable {
  /// Whether it mends what can be mended for certain.
  public var mends = false
  /// Whether links to other sites are asked for.
  public var asksOtherSites = false
  /// A file that lists the addresses that were public once; nil for none.
  public var earlier: String?
  /// What asks other sites; tests put one with another clock in its place.
  var linkAsker = LinkAsker()

  /// Makes the options of `fude check` without arguments.
  public init() {}
}
