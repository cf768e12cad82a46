extension DateTime {
  private var localSeconds: Int { epoch + offset }
  var dayNumber: Int { Calendar.floorDivide(localSeconds, Calendar.secondsPerDay) }
  private var secondOfDay: Int { Calendar.floorRemainder(localSeconds, Calendar.secondsPerDay) }

  /// Year, month and day at once, for those who need more than one.
  public var date: (year: Int, month: Int, day: Int) {
    let date = Calendar.date(ofDayNumber: dayNumber)
    return (date.year, date.month, date.day)
  }

  /// Astronomical year: 0 stands before 1.
  public var year: Int { date.year }
  /// 1 to 12.
  public var month: Int { date.month }
  /// 1 to 31.
  public var day: Int { date.day }
  /// 0 to 23.
  public var hour: Int { secondOfDay / 3600 }
  /// 0 to 59.
  public var minute: Int { secondOfDay / 60 % 60 }
  /// 0 to 59.
  public var second: Int { secondOfDay % 60 }
  /// 0 (Sunday) to 6.
  public var weekday: Int { Calendar.weekday(ofDayNumber: dayNumber) }
  /// 1 to 366.
  public var dayOfYear: Int { dayNumber - Calendar.dayNumber(ofYear: year) + 1 }

  /// Week of ISO 8601 and the year it belongs to: weeks begin on Monday, and the week with the
  /// year's first Thursday is week 1.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = dayNumber + 3 - (weekday + 6) % 7
    let year = Calendar.date(ofDayNumber: thursday).year
    return (year, (thursday - Calendar.dayNumber(ofYear: year)) / 7 + 1)
  }

  /// Week of the year whose first week begins with the first such day; the days before it are in
  /// week 0.
  func week(startingOn firstWeekday: Int) -> Int {
    (dayOfYear + 6 - Calendar.floorRemainder(weekday - firstWeekday, 7)) / 7
  }
}
