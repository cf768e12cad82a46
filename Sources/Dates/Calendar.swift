/// The proleptic Gregorian calendar as arithmetic on whole days; day 0 is 1970-01-01.
enum Calendar {
  static let secondsPerDay = 86_400

  /// A day as year, month and day of the month.
  struct Day: Hashable {
    let year: Int
    let month: Int
    let day: Int
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days before the first of a month in a common year.
  private static func daysBefore(month: Int) -> Int {
    switch month {
    case 1: 0
    case 2: 31
    case 3: 59
    case 4: 90
    case 5: 120
    case 6: 151
    case 7: 181
    case 8: 212
    case 9: 243
    case 10: 273
    case 11: 304
    default: 334
    }
  }

  /// The day's place in its year, from 1.
  static func dayOfYear(_ date: Day) -> Int {
    daysBefore(month: date.month) + date.day + (date.month > 2 && isLeap(date.year) ? 1 : 0)
  }

  /// Days from 1970-01-01 to 1 January of a year.
  static func dayNumber(ofYear year: Int) -> Int {
    let past = year - 1
    let leapDays = floorDivide(past, 4) - floorDivide(past, 100) + floorDivide(past, 400)
    return past * 365 + leapDays - 719_162
  }

  static func dayNumber(_ date: Day) -> Int {
    dayNumber(ofYear: date.year) + dayOfYear(date) - 1
  }

  /// The date of a day: the year is estimated by its mean length and put right by one step at
  /// most, then the months are counted off.
  static func date(ofDayNumber number: Int) -> Day {
    var year = 1970 + floorDivide(number * 400, 146_097)
    if dayNumber(ofYear: year) > number { year -= 1 }
    if dayNumber(ofYear: year + 1) <= number { year += 1 }
    let dayInYear = number - dayNumber(ofYear: year)
    var month = min(dayInYear / 29 + 1, 12)
    while firstDay(ofMonth: month, year: year) > dayInYear { month -= 1 }
    return Day(year: year, month: month, day: dayInYear - firstDay(ofMonth: month, year: year) + 1)
  }

  private static func firstDay(ofMonth month: Int, year: Int) -> Int {
    daysBefore(month: month) + (month > 2 && isLeap(year) ? 1 : 0)
  }

  /// 0 is Sunday; 1970-01-01 was a Thursday.
  static func weekday(ofDayNumber number: Int) -> Int {
    floorRemainder(number + 4, 7)
  }

  static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
  }

  static func floorRemainder(_ value: Int, _ divisor: Int) -> Int {
    value - floorDivide(value, divisor) * divisor
  }
}
