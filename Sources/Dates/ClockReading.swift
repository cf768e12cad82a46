/// What a calendar and a clock show, without saying where.
struct ClockReading: Hashable {
  var year: Int
  var month: Int
  var day: Int
  var hour = 0
  var minute = 0
  var second = 0

  /// The first part, from the largest, that no calendar or clock shows.
  var impossiblePart: DatePart? {
    if !(-9999...99_999).contains(year) { return .year }
    if !(1...12).contains(month) { return .month }
    if !(1...Calendar.daysInMonth(month, of: year)).contains(day) { return .day }
    if !(0...23).contains(hour) { return .hour }
    if !(0...59).contains(minute) { return .minute }
    if !(0...59).contains(second) { return .second }
    return nil
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
