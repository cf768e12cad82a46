/// Why a text is not a date.
public enum DateParseError: Error, Sendable, Hashable {
  /// It has none of the shapes that dates are written in.
  case unrecognised(text: String)
  /// It has the shape, but no calendar or clock shows such a part.
  case impossible(text: String, part: DatePart, value: Int, allowed: ClosedRange<Int>)

  /// The finding in words, for a diagnostic: `no such date: '2025-02-30' (day 30)`.
  public var message: String {
    switch self {
    case .unrecognised(let text): "'\(text)' is not a date"
    case .impossible(let text, let part, let value, _):
      "no such \(Self.isOfDay(part) ? "date" : "time"): '\(text)' (\(part.rawValue) \(value))"
    }
  }

  /// What to write instead, for a diagnostic.
  public var hint: String {
    switch self {
    case .unrecognised:
      "write it like 2025-12-28, 2025-12-28 16:40 or 2025-12-28T16:40:31+09:00"
    case .impossible(_, .day, _, let allowed): "that month has \(allowed.upperBound) days"
    case .impossible(_, .offset, _, _): "write an offset like +09:00"
    case .impossible(_, let part, _, let allowed):
      "the \(part.rawValue) is a number from \(allowed.lowerBound) to \(allowed.upperBound)"
    }
  }

  private static func isOfDay(_ part: DatePart) -> Bool {
    part == .year || part == .month || part == .day
  }
}
