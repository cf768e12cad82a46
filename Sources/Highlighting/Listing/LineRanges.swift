/// Lines of a listing, counted from 1.
public struct LineRanges: Sendable, Equatable {
  /// In ascending order, without overlaps, neighbours joined.
  let ranges: [ClosedRange<Int>]

  /// Takes ranges in any order.
  public init(_ ranges: [ClosedRange<Int>] = []) {
    var merged: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound - 1 <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  /// Reads `1,3-5`, `1 3-5`, `[1,"3-5"]`; what is no number separates, and what is no line of any
  /// listing is left out.
  public init(parsing text: some StringProtocol) {
    let parts = text.split { !$0.isASCII || !($0.isNumber || $0 == "-") }
    self.init(
      parts.compactMap { part in
        let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
        case (1, let line?, _) where line > 0: return line...line
        case (2, let first?, let last?) where first > 0 && last >= first: return first...last
        default: return nil
        }
      })
  }

  /// Whether there are none.
  public var isEmpty: Bool { ranges.isEmpty }

  /// Whether a line is one of them, in logarithmic time.
  func contains(_ line: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < line { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= line
  }
}
