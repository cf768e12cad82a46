/// Whole numbers from a first to a last one, as `(1..5)` writes them; empty when the last is less.
public struct LiquidRange: Sendable, Hashable {
  /// The first number.
  public let first: Int
  /// The last number, which belongs to the range.
  public let last: Int

  /// Makes a range; the last number may be less than the first.
  public init(_ first: Int, _ last: Int) {
    self.first = first
    self.last = last
  }

  /// How many numbers it has.
  public var count: Int {
    guard last >= first else { return 0 }
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    return overflow || distance == .max ? .max : distance + 1
  }
}
