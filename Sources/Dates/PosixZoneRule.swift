/// A zone rule as in POSIX's TZ variable, with RFC 8536's wider hours: `EST5EDT,M3.2.0,M11.1.0`.
///
/// Names are only skipped. Offsets there count west of UTC, here east.
struct PosixZoneRule: Sendable, Hashable {
  /// The day of a year on which clocks are set, and the local time at which.
  struct Change: Sendable, Hashable {
    enum Day: Sendable, Hashable {
      /// `J60`: 1 to 365, 29 February never counts.
      case withoutLeapDay(Int)
      /// `59`: 0 to 365, 29 February counts.
      case zeroBased(Int)
      /// `M3.2.0`: month, week (5 is the last), weekday from Sunday 0.
      case weekday(month: Int, week: Int, weekday: Int)
    }

    let day: Day
    let secondOfDay: Int

    /// Seconds from 1970 on a clock that shows local time.
    func localSeconds(in year: Int) -> Int {
      dayNumber(in: year) * Calendar.secondsPerDay + secondOfDay
    }

    private func dayNumber(in year: Int) -> Int {
      let newYear = Calendar.dayNumber(ofYear: year)
      switch day {
      case .withoutLeapDay(let day):
        return newYear + day - 1 + (day >= 60 && Calendar.isLeap(year) ? 1 : 0)
      case .zeroBased(let day): return newYear + day
      case .weekday(let month, let week, let weekday):
        let first = Calendar.dayNumber(Calendar.Day(year: year, month: month, day: 1))
        let ahead = Calendar.floorRemainder(weekday - Calendar.weekday(ofDayNumber: first), 7)
        let last = Calendar.daysInMonth(month, of: year) - 1
        let day = ahead + (week - 1) * 7
        return first + (day > last ? day - 7 : day)
      }
    }
  }

  struct Summer: Sendable, Hashable {
    let offset: Int
    let start: Change
    let end: Change
  }

  let standardOffset: Int
  let summer: Summer?

  /// The offset that the latest change before a moment brought.
  ///
  /// Changes may fall into the year before or after the one they are named for, so three years
  /// are looked at; of two at one moment the start of summer time wins (RFC 8536, 3.3.1: summer
  /// time all year).
  func offset(at epoch: Int) -> Int {
    guard let summer else { return standardOffset }
    let days = Calendar.floorDivide(epoch, Calendar.secondsPerDay)
    let year = Calendar.date(ofDayNumber: days).year
    var latest = (moment: Int.min, offset: standardOffset)
    for year in year - 1...year + 1 {
      let end = summer.end.localSeconds(in: year) - summer.offset
      if end <= epoch, end > latest.moment { latest = (end, standardOffset) }
      let start = summer.start.localSeconds(in: year) - standardOffset
      if start <= epoch, start >= latest.moment { latest = (start, summer.offset) }
    }
    return latest.offset
  }
}
