/// The words of a language for months, weekdays and halves of the day, and its usual shapes of
/// date and time.
///
/// The words are those of Unicode CLDR (gregorian calendar, format width wide and abbreviated).
struct CalendarNames: Sendable {
  let months: [String]
  let shortMonths: [String]
  let weekdays: [String]
  let shortWeekdays: [String]
  let halves: [String]
  let lowerHalves: [String]
  /// What `%x` stands for.
  let dateShape: String
  /// What `%c` stands for.
  let dateTimeShape: String

  /// The words of a BCP 47 language, English for those that are not known.
  static func of(language: String) -> CalendarNames {
    switch language {
    case "en": return english
    case "ja": return japanese
    default: break
    }
    let tags = language.lowercased().split { $0 == "-" || $0 == "_" }
    switch tags.first {
    case "ja": return japanese
    case "ko": return korean
    case "zh":
      let traditional: Set<Substring> = ["hant", "tw", "hk", "mo"]
      let isSimplified = tags.contains("hans")
      return !isSimplified && tags.contains(where: traditional.contains)
        ? traditionalChinese : simplifiedChinese
    default: return english
    }
  }

  static let english = CalendarNames(
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ],
    shortMonths: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    weekdays: [
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ],
    shortWeekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    halves: ["AM", "PM"], lowerHalves: ["am", "pm"],
    dateShape: "%m/%d/%y", dateTimeShape: "%a %b %e %H:%M:%S %Y")

  static let japanese = eastAsian(
    months: numberedMonths("月"), weekdays: ["日", "月", "火", "水", "木", "金", "土"],
    weekdaySuffix: "曜日", halves: ["午前", "午後"],
    dateShape: "%Y年%-m月%-d日", dateTimeShape: "%Y年%-m月%-d日(%a) %H:%M:%S")

  static let korean = eastAsian(
    months: numberedMonths("월"), weekdays: ["일", "월", "화", "수", "목", "금", "토"],
    weekdaySuffix: "요일", halves: ["오전", "오후"],
    dateShape: "%Y년 %-m월 %-d일", dateTimeShape: "%Y년 %-m월 %-d일 (%a) %H:%M:%S")

  static let simplifiedChinese = chinese(short: "周")
  static let traditionalChinese = chinese(short: "週")

  private static func numberedMonths(_ suffix: String) -> [String] {
    (1...12).map { "\($0)\(suffix)" }
  }

  private static func chinese(short: String) -> CalendarNames {
    let months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    let weekdays = ["日", "一", "二", "三", "四", "五", "六"]
    return CalendarNames(
      months: short == "周" ? months.map { $0 + "月" } : numberedMonths("月"),
      shortMonths: numberedMonths("月"),
      weekdays: weekdays.map { "星期" + $0 }, shortWeekdays: weekdays.map { short + $0 },
      halves: ["上午", "下午"], lowerHalves: ["上午", "下午"],
      dateShape: "%Y年%-m月%-d日", dateTimeShape: "%Y年%-m月%-d日 %a %H:%M:%S")
  }

  private static func eastAsian(
    months: [String], weekdays: [String], weekdaySuffix: String,
    halves: [String], dateShape: String, dateTimeShape: String
  ) -> CalendarNames {
    CalendarNames(
      months: months, shortMonths: months, weekdays: weekdays.map { $0 + weekdaySuffix },
      shortWeekdays: weekdays, halves: halves, lowerHalves: halves,
      dateShape: dateShape, dateTimeShape: dateTimeShape)
  }
}
