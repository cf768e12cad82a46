/// What a calendar and a clock show, without saying where.
struct ClockReading: Hashable {
  var year: Int
  var month: Int
  var day: Int
  var hour = 0
  var minute = 0
  var second = 0

  /// A part that no calendar or clock shows, and what it may be.
  struct Impossible: Hashable {
    let part: DatePart
    let value: Int
    let allowed: ClosedRange<Int>

    init(part: DatePart, value: Int, allowed: ClosedRange<Int>) {
      self.part = part
      self.value = value
      self.allowed = allowed
    }

    fileprivate init?(_ part: DatePart, _ value: Int, _ allowed: ClosedRange<Int>) {
      guard !allowed.contains(value) else { return nil }
      self.init(part: part, value: value, allowed: allowed)
    }
  }

  /// The first impossible part, from the largest.
  var impossible: Impossible? {
    Impossible(.year, year, -9999...99_999) ?? Impossible(.month, month, 1...12)
      ?? Impossible(.day, day, 1...Calendar.daysInMonth(month, of: year))
      ?? Impossible(.hour, hour, 0...23) ?? Impossible(.minute, minute, 0...59)
      ?? Impossible(.second, second, 0...59)
  }

  /// Seconds since 1970 if the clock were in UTC; only for possible readings.
  var secondsAsUTC: Int {
    let days = Calendar.dayNumber(Calendar.Day(year: year, month: month, day: day))
    return days * Calendar.secondsPerDay + hour * 3600 + minute * 60 + second
  }
}

/// A part of a date or a time of day.
public enum DatePart: String, Sendable, Hashable {
  /// A part as it is written from left to right.
  case year, month, day, hour, minute, second
  /// The distance from UTC.
  case offset
}
