/// The wording that messages share.
enum Words {
  /// `2 arguments`, `1 or 2 arguments`, `no arguments`.
  static func count(_ range: ClosedRange<Int>, _ noun: String) -> String {
    let plural = range.upperBound == 1 ? noun : noun + "s"
    if range.upperBound == 0 { return "no \(noun)s" }
    if range.count == 1 { return "\(range.upperBound) \(plural)" }
    if range.count == 2, range.lowerBound > 0 {
      return "\(range.lowerBound) or \(range.upperBound) \(plural)"
    }
    if range.lowerBound == 0 { return "at most \(range.upperBound) \(plural)" }
    return "\(range.lowerBound) to \(range.upperBound) \(plural)"
  }
}
