import Testing

@testable import Dates

/// The expectations were written by Ruby 3.1's `Time#strftime`.
@Suite struct StrftimeTests {
  /// Sunday, 2025-01-05 03:04:09 +09:00.
  private let moment = DateTime(epoch: 1_736_013_849, offset: 32_400)

  @Test(arguments: [
    ("%Y", "2025"),
    ("%C", "20"),
    ("%y", "25"),
    ("%m", "01"),
    ("%B", "January"),
    ("%b", "Jan"),
    ("%h", "Jan"),
    ("%d", "05"),
    ("%e", " 5"),
    ("%j", "005"),
    ("%H", "03"),
    ("%k", " 3"),
    ("%I", "03"),
    ("%l", " 3"),
    ("%M", "04"),
    ("%S", "09"),
    ("%L", "000"),
    ("%N", "000000000"),
    ("%P", "am"),
    ("%p", "AM"),
    ("%z", "+0900"),
    ("%:z", "+09:00"),
    ("%::z", "+09:00:00"),
    ("%:::z", "+09"),
    ("%A", "Sunday"),
    ("%a", "Sun"),
    ("%u", "7"),
    ("%w", "0"),
    ("%G", "2025"),
    ("%g", "25"),
    ("%V", "01"),
    ("%U", "01"),
    ("%W", "00"),
    ("%s", "1736013849"),
    ("%n", "\n"),
    ("%t", "\t"),
    ("%%", "%"),
    ("%c", "Sun Jan  5 03:04:09 2025"),
    ("%D", "01/05/25"),
    ("%F", "2025-01-05"),
    ("%T", "03:04:09"),
    ("%R", "03:04"),
    ("%r", "03:04:09 AM"),
    ("%x", "01/05/25"),
    ("%X", "03:04:09"),
    ("%v", " 5-JAN-2025"),
  ])
  func directive(_ format: String, _ expected: String) {
    #expect(moment.formatted(format) == expected)
  }

  @Test(arguments: [
    ("%-Y", "2025"),
    ("%10Y", "0000002025"),
    ("%-10Y", "2025"),
    ("%_10Y", "      2025"),
    ("%-d", "5"),
    ("%_m", " 1"),
    ("%_d", " 5"),
    ("%0e", "05"),
    ("%-e", "5"),
    ("%5e", "    5"),
    ("%05e", "00005"),
    ("%-j", "5"),
    ("%6j", "000005"),
    ("%-I", "3"),
    ("%-l", "3"),
    ("%0l", "03"),
    ("%-k", "3"),
    ("%0k", "03"),
    ("%3N", "000"),
    ("%6N", "000000"),
    ("%12N", "000000000000"),
    ("%1L", "0"),
    ("%5L", "00000"),
    ("%-N", "000000000"),
    ("%_3N", "000"),
    ("%3S", "009"),
    ("%^B", "JANUARY"),
    ("%#B", "JANUARY"),
    ("%^b", "JAN"),
    ("%#p", "am"),
    ("%^p", "AM"),
    ("%#P", "AM"),
    ("%^P", "AM"),
    ("%#A", "SUNDAY"),
    ("%^c", "SUN JAN  5 03:04:09 2025"),
    ("%#c", "Sun Jan  5 03:04:09 2025"),
    ("%20B", "             January"),
    ("%020B", "0000000000000January"),
    ("%-20B", "January"),
    ("%5p", "   AM"),
    ("%_5p", "   AM"),
    ("%05p", "000AM"),
    ("%30c", "      Sun Jan  5 03:04:09 2025"),
    ("%030c", "000000Sun Jan  5 03:04:09 2025"),
    ("%12F", "  2025-01-05"),
    ("%012F", "002025-01-05"),
    ("%10n", "         \n"),
    ("%5%", "    %"),
    ("%-%", "%"),
    ("%10z", "+000000900"),
    ("%010:z", "+000009:00"),
    ("%_10z", "      +900"),
    ("%_z", " +900"),
    ("%_:z", " +9:00"),
    ("%-z", "+0900"),
    ("%-:z", "+09:00"),
    ("%_4::z", " +9:00:00"),
    ("%12::z", "+00009:00:00"),
    ("%15s", "000001736013849"),
    ("%_15s", "     1736013849"),
    ("%6G", "002025"),
    ("%-g", "25"),
    ("%-V", "1"),
    ("%-U", "1"),
    ("%_5C", "   20"),
    ("%-C", "20"),
    ("%4y", "0025"),
    ("%5u", "00007"),
    ("%_5w", "    0"),
    ("%Od", "05"),
    ("%OH", "03"),
    ("%Ey", "25"),
    ("%EY", "2025"),
    ("%EC", "20"),
    ("%Ec", "Sun Jan  5 03:04:09 2025"),
    ("%Ex", "01/05/25"),
    ("%EX", "03:04:09"),
    ("%^10b", "       JAN"),
    ("%^^b", "JAN"),
    ("%#^b", "JAN"),
    ("%0-5d", "5"),
    ("%-_5d", "5"),
    ("%_-5d", "5"),
    ("%10R", "     03:04"),
    ("%-12R", "       03:04"),
  ])
  func flagsAndWidths(_ format: String, _ expected: String) {
    #expect(moment.formatted(format) == expected)
  }

  @Test(arguments: [
    ("%E", "%E"),
    ("%Ed", "%Ed"),
    ("%Oz", "%Oz"),
    ("%f", "%f"),
    ("%i", "%i"),
    ("%-i", "%-i"),
    ("%5-d", "%5-d"),
    ("%10^b", "%10^b"),
    ("%:d", "%:d"),
    ("%::::z", "%::::z"),
    ("%:Y", "%:Y"),
    ("%E5Y", "%E5Y"),
    ("%EEY", "%EEY"),
    ("%", "%"),
    ("%-", "%-"),
    ("%10", "%10"),
    ("%E", "%E"),
    ("%日", "%日"),
    ("%2000d", "%2000d"),
    ("%99999999999999999999999d", "%99999999999999999999999d"),
    ("%-%-d", "%-d"),
  ])
  func unknownStandsAsItIs(_ format: String, _ expected: String) {
    #expect(moment.formatted(format) == expected)
  }

  @Test("%Q and %+, which only Ruby's DateTime has, and %Z without a zone's name")
  func beyondRubysTime() {
    #expect(moment.formatted("%Q") == "1736013849000")
    #expect(moment.formatted("%+") == "Sun Jan  5 03:04:09 +09:00 2025")
    #expect(moment.formatted("%Z") == "+09:00")
    #expect(moment.at(offset: 0).formatted("%Z") == "UTC")
  }

  @Test(
    "The rarer calendars of weeks, years and clocks",
    arguments: [
      (1735615798, -12600, "2024-12-30 365 11 2025-W01 25 52 53 20|24 11PM 11pm 1735615798 -0330"),
      (1767268800, 0, "2026-01-01 001 44 2026-W01 26 00 00 20|26 12PM 12pm 1767268800 +0000"),
      (1709144100, 20700, "2024-02-29 060 44 2024-W09 24 08 09 20|24 12AM 12am 1709144100 +0545"),
      (1609720205, -39600, "2021-01-03 003 70 2020-W53 20 01 00 20|21 01PM  1pm 1609720205 -1100"),
      (-1, 0, "1969-12-31 365 33 1970-W01 70 52 52 19|69 11PM 11pm -1 +0000"),
      (-61878034739, 0, "0009-03-01 060 70 0009-W09 09 09 08 00|09 01AM  1am -61878034739 +0000"),
      (-62200051200, 0, "-0002-12-17 351 44 -0002-W51 98 50 50 -1|98 12AM 12am -62200051200 +0000"),
      (
        299999952000, 50400,
        "11476-08-15 228 22 11476-W33 76 33 33 114|76 06AM  6am 299999952000 +1400"
      ),
    ])
  func calendars(_ epoch: Int, _ offset: Int, _ expected: String) {
    let format = "%Y-%m-%d %j %u%w %G-W%V %g %U %W %C|%y %I%p %l%P %s %z"
    #expect(DateTime(epoch: epoch, offset: offset).formatted(format) == expected)
  }

  @Test func textAroundDirectivesStays() {
    #expect(moment.formatted("西暦%Y年%-m月%-d日（🖋️）") == "西暦2025年1月5日（🖋️）")
    #expect(moment.formatted("") == "")
    #expect(moment.formatted("100%%") == "100%")
  }

  @Test(arguments: [
    ("ja", "日曜日 日 1月 1月 午前 午前", "2025年1月5日", "2025年1月5日(日) 03:04:09"),
    ("ja-JP", "日曜日 日 1月 1月 午前 午前", "2025年1月5日", "2025年1月5日(日) 03:04:09"),
    ("ko", "일요일 일 1월 1월 오전 오전", "2025년 1월 5일", "2025년 1월 5일 (일) 03:04:09"),
    ("zh", "星期日 周日 一月 1月 上午 上午", "2025年1月5日", "2025年1月5日 周日 03:04:09"),
    ("zh-Hans-TW", "星期日 周日 一月 1月 上午 上午", "2025年1月5日", "2025年1月5日 周日 03:04:09"),
    ("zh-Hant", "星期日 週日 1月 1月 上午 上午", "2025年1月5日", "2025年1月5日 週日 03:04:09"),
    ("zh_TW", "星期日 週日 1月 1月 上午 上午", "2025年1月5日", "2025年1月5日 週日 03:04:09"),
    ("en-GB", "Sunday Sun January Jan AM am", "01/05/25", "Sun Jan  5 03:04:09 2025"),
    ("fr", "Sunday Sun January Jan AM am", "01/05/25", "Sun Jan  5 03:04:09 2025"),
    ("", "Sunday Sun January Jan AM am", "01/05/25", "Sun Jan  5 03:04:09 2025"),
  ])
  func languages(_ language: String, _ names: String, _ date: String, _ dateTime: String) {
    #expect(moment.formatted("%A %a %B %b %p %P", language: language) == names)
    #expect(moment.formatted("%x", language: language) == date)
    #expect(moment.formatted("%c", language: language) == dateTime)
  }

  @Test func widthCountsCharacters() {
    #expect(moment.formatted("[%6A][%06b]", language: "ja") == "[   日曜日][00001月]")
  }
}

@Suite struct JapaneseEraTests {
  @Test(arguments: [
    (2025, 12, 28, "令和7年12月28日"),
    (2019, 5, 1, "令和元年5月1日"),
    (2019, 4, 30, "平成31年4月30日"),
    (1989, 1, 8, "平成元年1月8日"),
    (1989, 1, 7, "昭和64年1月7日"),
    (1926, 12, 25, "昭和元年12月25日"),
    (1926, 12, 24, "大正15年12月24日"),
    (1912, 7, 30, "大正元年7月30日"),
    (1912, 7, 29, "明治45年7月29日"),
    (1873, 1, 1, "明治6年1月1日"),
    (1872, 12, 31, "1872年12月31日"),
  ])
  func years(_ year: Int, _ month: Int, _ day: Int, _ expected: String) throws {
    let date = try #require(DateTime(year: year, month: month, day: day))
    #expect(date.formatted("%Ex", language: "ja") == expected)
  }

  @Test func parts() throws {
    let date = try #require(DateTime(year: 2019, month: 5, day: 1, hour: 9))
    #expect(date.formatted("%EC|%Ey|%02Ey|%EY", language: "ja-JP") == "令和|1|01|令和元年")
    #expect(date.formatted("%Ec", language: "ja") == "令和元年5月1日(水) 09:00:00")
    #expect(date.formatted("%EC|%Ey|%EY", language: "ko") == "20|19|2019")
  }
}
