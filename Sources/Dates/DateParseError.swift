/// Why a text is not a date.
public enum DateParseError: Error, Sendable, Hashable {
  /// It has none of the shapes that dates are written in.
  case unrecognised(text: String)
  /// It has the shape, but no calendar or clock shows such a part.
  case impossible(text: String, part: DatePart, value: Int)

  /// The finding in words, for a diagnostic: `no such date: '2025-02-30' (February 2025 has 28 days)`.
  public var message: String {
    switch self {
    case .unrecognised(let text): "'\(text)' is not a date"
    case .impossible(let text, let part, let value):
      "no such \(Self.isOfDay(part) ? "date" : "time"): '\(text)' (\(part.rawValue) \(value))"
    }
  }

  /// What to write instead, for a diagnostic.
  public var hint: String {
    switch self {
    case .unrecognised:
      "write it like 2025-12-28, 2025-12-28 16:40 or 2025-12-28T16:40:31+09:00"
    case .impossible(_, let part, _): "the \(part.rawValue) is \(Self.range(of: part))"
    }
  }

  private static func isOfDay(_ part: DatePart) -> Bool {
    part == .year || part == .month || part == .day
  }

  private static func range(of part: DatePart) -> String {
    switch part {
    case .year: "a number of four digits"
    case .month: "a number from 1 to 12"
    case .day: "a number from 1 to the length of the month"
    case .hour: "a number from 0 to 23"
    case .minute, .second: "a number from 0 to 59"
    case .offset: "less than a day, like +09:00"
    }
  }
}
