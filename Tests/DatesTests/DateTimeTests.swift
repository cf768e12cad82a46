import Testing

@testable import Dates

@Suite struct DateTimeTests {
  @Test(arguments: [
    ("the beginning", 0, 0, [1970, 1, 1, 0, 0, 0, 4, 1]),
    ("a second before", -1, 0, [1969, 12, 31, 23, 59, 59, 3, 365]),
    ("the sample post", 1_766_940_031, 0, [2025, 12, 28, 16, 40, 31, 0, 362]),
    ("the same in Tokyo", 1_766_940_031, 32_400, [2025, 12, 29, 1, 40, 31, 1, 363]),
    ("a leap day", 1_709_164_800, 0, [2024, 2, 29, 0, 0, 0, 4, 60]),
    ("no leap day in 1900", -2_203_891_200, 0, [1900, 3, 1, 0, 0, 0, 4, 60]),
    ("a leap day in 2000", 951_868_799, 0, [2000, 2, 29, 23, 59, 59, 2, 60]),
    ("the first day", -62_135_596_800, 0, [1, 1, 1, 0, 0, 0, 1, 1]),
    ("year 0", -62_135_596_801, 0, [0, 12, 31, 23, 59, 59, 0, 366]),
    ("the last of a leap year", 1_735_689_599, 0, [2024, 12, 31, 23, 59, 59, 2, 366]),
  ])
  func parts(_ name: String, _ epoch: Int, _ offset: Int, _ expected: [Int]) {
    let moment = DateTime(epoch: epoch, offset: offset)
    #expect(
      [
        moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second,
        moment.weekday, moment.dayOfYear,
      ] == expected)
    let made = DateTime(
      year: expected[0], month: expected[1], day: expected[2], hour: expected[3],
      minute: expected[4], second: expected[5], offset: offset)
    #expect(made == moment)
  }

  @Test("Each day from 1840 to 2160 follows the one before")
  func calendarHasNoGaps() {
    var number = Calendar.dayNumber(Calendar.Day(year: 1840, month: 1, day: 1))
    for year in 1840...2160 {
      for month in 1...12 {
        for day in 1...Calendar.daysInMonth(month, of: year) {
          let date = Calendar.Day(year: year, month: month, day: day)
          guard Calendar.dayNumber(date) == number, Calendar.date(ofDayNumber: number) == date
          else {
            Issue.record("\(date) is day \(Calendar.dayNumber(date)), not \(number)")
            return
          }
          number += 1
        }
      }
    }
  }

  @Test(arguments: [-9999, -401, -400, -1, 0, 1, 400, 1582, 99_999, 9_000_000])
  func farYearsComeBack(_ year: Int) {
    for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
      let date = Calendar.Day(year: year, month: month, day: day)
      #expect(Calendar.date(ofDayNumber: Calendar.dayNumber(date)) == date)
    }
  }

  @Test(arguments: [
    [2025, 0, 1, 0, 0, 0, 0], [2025, 13, 1, 0, 0, 0, 0], [2025, 1, 0, 0, 0, 0, 0],
    [2025, 2, 29, 0, 0, 0, 0], [1900, 2, 29, 0, 0, 0, 0], [2025, 4, 31, 0, 0, 0, 0],
    [2025, 1, 1, 24, 0, 0, 0], [2025, 1, 1, 0, 60, 0, 0], [2025, 1, 1, 0, 0, 60, 0],
    [2025, 1, 1, -1, 0, 0, 0], [2025, 1, 1, 0, 0, 0, 86_400], [100_000, 1, 1, 0, 0, 0, 0],
    [Int.max, 1, 1, 0, 0, 0, 0], [Int.min, 1, 1, 0, 0, 0, 0], [2025, Int.max, 1, 0, 0, 0, 0],
  ])
  func impossibleDates(_ parts: [Int]) {
    let moment = DateTime(
      year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
      second: parts[5], offset: parts[6])
    #expect(moment == nil)
  }

  @Test func extremeNumbersAreLimited() {
    for epoch in [Int.min, Int.max] {
      for offset in [Int.min, 0, Int.max] {
        let moment = DateTime(epoch: epoch, offset: offset)
        #expect(abs(moment.epoch) == 315_000_000_000_000)
        #expect(abs(moment.offset) <= 86_399)
        #expect(!moment.formatted("%c %j %U %V %s %Q %:z").isEmpty)
      }
    }
  }

  @Test(arguments: [
    ("2024-12-29", 2024, 52), ("2024-12-30", 2025, 1), ("2025-01-05", 2025, 1),
    ("2025-12-29", 2026, 1), ("2021-01-03", 2020, 53), ("2021-01-04", 2021, 1),
    ("2016-01-01", 2015, 53),
  ])
  func isoWeeks(_ date: String, _ year: Int, _ week: Int) throws {
    let moment = try DateTime.parse(date, zone: .utc)
    #expect(moment.isoWeek == (year, week))
  }

  @Test(arguments: [
    (1_766_940_031, 0, "2025-12-28T16:40:31Z", "Sun, 28 Dec 2025 16:40:31 +0000"),
    (1_766_907_631, 32_400, "2025-12-28T16:40:31+09:00", "Sun, 28 Dec 2025 16:40:31 +0900"),
    (1_766_952_631, -12_600, "2025-12-28T16:40:31-03:30", "Sun, 28 Dec 2025 16:40:31 -0330"),
    (-3_155_707_139, 33_539, "1869-12-31T23:59:01+09:18", "Fri, 31 Dec 1869 23:59:01 +0918"),
    (-62_130_000_000, 0, "0001-03-06T18:40:00Z", "Tue, 06 Mar 0001 18:40:00 +0000"),
  ])
  func standards(_ epoch: Int, _ offset: Int, _ xml: String, _ mail: String) {
    let moment = DateTime(epoch: epoch, offset: offset)
    #expect(moment.xmlSchema == xml)
    #expect(moment.rfc822 == mail)
  }

  @Test func orderIsByMomentThenOffset() {
    let moments = [
      DateTime(epoch: 1, offset: -3600), DateTime(epoch: 0, offset: 32_400),
      DateTime(epoch: 1, offset: -7200), DateTime(epoch: 0, offset: 0),
    ]
    #expect(
      moments.sorted() == [
        DateTime(epoch: 0, offset: 0), DateTime(epoch: 0, offset: 32_400),
        DateTime(epoch: 1, offset: -7200), DateTime(epoch: 1, offset: -3600),
      ])
  }
}
