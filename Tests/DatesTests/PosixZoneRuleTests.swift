import Testing

@testable import Dates

@Suite struct PosixZoneRuleTests {
  @Test(arguments: [
    ("JST-9", "2025-06-01 00:00Z", 32_400),
    ("<+0545>-5:45", "2025-06-01 00:00Z", 20_700),
    ("<-00>0", "2025-06-01 00:00Z", 0),
    ("EST5EDT,M3.2.0,M11.1.0", "2040-03-11 06:59:59Z", -18_000),
    ("EST5EDT,M3.2.0,M11.1.0", "2040-03-11 07:00:00Z", -14_400),
    ("EST5EDT,M3.2.0,M11.1.0", "2040-11-04 05:59:59Z", -14_400),
    ("EST5EDT,M3.2.0,M11.1.0", "2040-11-04 06:00:00Z", -18_000),
    // South of the equator summer time goes over the new year.
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-01-01 00:00Z", 39_600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-06-01 00:00Z", 36_000),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-12-31 23:59:59Z", 39_600),
    // Half an hour of summer time.
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2040-01-01 00:00Z", 39_600),
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2040-06-01 00:00Z", 37_800),
    // Summer time is standard, winter time the other one.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2040-07-01 00:00Z", 3600),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2040-12-01 00:00Z", 0),
    // Hours before the day, and beyond it.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2040-03-25 00:59:59Z", -7200),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2040-03-25 01:00:00Z", -3600),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2040-03-23 00:00:00Z", 10_800),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2040-03-22 23:59:59Z", 7200),
    // Days counted with and without 29 February.
    ("AAA0BBB,J60/0,J61/0", "2024-03-01 12:00Z", 3600),
    ("AAA0BBB,J60/0,J61/0", "2024-02-29 12:00Z", 0),
    ("AAA0BBB,59/0,60/0", "2024-02-29 12:00Z", 3600),
    ("AAA0BBB,59/0,60/0", "2025-03-01 00:00Z", 3600),
    // Summer time all year, RFC 8536, section 3.3.1.
    ("XXX3EDT4,0/0,J365/23", "2040-01-01 03:00Z", -14_400),
    ("XXX3EDT4,0/0,J365/23", "2040-01-01 02:59:59Z", -14_400),
    ("XXX3EDT4,0/0,J365/23", "2040-07-01 00:00Z", -14_400),
  ])
  func offsets(_ rule: String, _ moment: String, _ expected: Int) throws {
    let epoch = try DateTime.parse(moment, zone: .utc).epoch
    #expect(try #require(PosixZoneRule(rule.utf8)).offset(at: epoch) == expected)
  }

  @Test(arguments: [
    "", "JST", "-9", "JS-9", "JST-25", "JST-9:60", "<JST-9", "JST-9 ", "EST5EDT", "EST5EDT,",
    "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M0.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
    "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J1", "EST5EDT,J366,J1",
    "EST5EDT,366,1", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x", "日本-9",
    "EST99999999999999999999", "EST5EDT,M3.2.0/,M11.1.0",
  ])
  func refused(_ rule: String) {
    #expect(PosixZoneRule(rule.utf8) == nil)
  }
}
