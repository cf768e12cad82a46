import Testing

@testable import Dates

@Suite struct TimeZoneTests {
  private func zone(_ file: TZifBytes) throws -> TimeZone {
    TimeZone(identifier: "test", rules: try #require(ZoneRules(tzif: file.bytes)))
  }

  @Test(arguments: [
    ("before the list", 1_100_000_000, "2004-11-09T06:33:20-05:00"),
    ("a second before a change", 1_112_511_599, "2005-04-03T01:59:59-05:00"),
    ("at a change", 1_112_511_600, "2005-04-03T03:00:00-04:00"),
    ("the last of the old rule", 1_162_101_600, "2006-10-29T01:00:00-05:00"),
    ("a second before the last in the list", 1_173_596_399, "2007-03-11T01:59:59-05:00"),
    ("the last in the list", 1_173_596_400, "2007-03-11T03:00:00-04:00"),
    ("by the rule: still summer", 1_194_155_999, "2007-11-04T01:59:59-04:00"),
    ("by the rule: winter", 1_194_156_000, "2007-11-04T01:00:00-05:00"),
    ("summer of 2040", 2_224_080_000, "2040-06-23T12:00:00-04:00"),
    ("winter of 2040", 2_240_000_000, "2040-12-24T17:13:20-05:00"),
    ("the year 9999", 253_402_300_799, "9999-12-31T18:59:59-05:00"),
  ])
  func newYork(_ name: String, _ epoch: Int, _ expected: String) throws {
    #expect(try zone(.newYork).dateTime(atEpoch: epoch).xmlSchema == expected)
  }

  @Test(arguments: [
    ("local mean time", -2_600_000_000, 33_539), ("summer time of 1948", -680_000_000, 36_000),
    ("1970", 0, 32_400), ("today", 1_766_940_031, 32_400), ("2100", 4_102_444_800, 32_400),
  ])
  func tokyo(_ name: String, _ epoch: Int, _ offset: Int) throws {
    #expect(try zone(.tokyo).offset(atEpoch: epoch) == offset)
  }

  @Test(arguments: [
    ("an ordinary time", "2040-07-01 12:00", "2040-07-01T12:00:00-04:00"),
    ("leapt over", "2040-03-11 02:30", "2040-03-11T03:30:00-04:00"),
    ("the end of the gap", "2040-03-11 03:00", "2040-03-11T03:00:00-04:00"),
    ("shown twice", "2040-11-04 01:30", "2040-11-04T01:30:00-04:00"),
    ("after the overlap", "2040-11-04 02:00", "2040-11-04T02:00:00-05:00"),
    ("in the list: leapt over", "2006-04-02 02:30", "2006-04-02T03:30:00-04:00"),
    ("in the list: shown twice", "2006-10-29 01:30", "2006-10-29T01:30:00-04:00"),
  ])
  func localTimes(_ name: String, _ text: String, _ expected: String) throws {
    #expect(try DateTime.parse(text, zone: zone(.newYork)).xmlSchema == expected)
  }

  @Test("A whole day that is leapt over: Apia, 2011-12-30")
  func missingDay() throws {
    let apia = try zone(
      TZifBytes(transitions: [(1_325_239_200, 1)], types: [-36_000, 50_400], footer: "<+14>-14"))
    let found = try DateTime.parse("2011-12-30 12:00", zone: apia)
    #expect(found.xmlSchema == "2011-12-31T12:00:00+14:00")
    #expect(
      apia.dateTime(year: 2011, month: 12, day: 29, hour: 23)?.xmlSchema
        == "2011-12-29T23:00:00-10:00")
  }

  @Test func impossibleLocalTimes() throws {
    #expect(try zone(.tokyo).dateTime(year: 2025, month: 2, day: 30) == nil)
    #expect(try zone(.tokyo).dateTime(year: 2025, month: 2, day: 3, hour: 24) == nil)
    #expect(try zone(.tokyo).dateTime(year: Int.max, month: 2, day: 3) == nil)
  }

  @Test func versionOneHasNoRule() throws {
    var file = TZifBytes.newYork
    file.version = 0
    #expect(try zone(file).offset(atEpoch: 1_162_101_599) == -14_400)
    #expect(try zone(file).offset(atEpoch: 1_200_000_000) == -14_400)
  }

  @Test("Every cut or wrong byte of a file is read or refused")
  func damagedFiles() {
    let bytes = TZifBytes.newYork.bytes
    for length in 0..<bytes.count {
      #expect(ZoneRules(tzif: Array(bytes[..<length])) == nil)
    }
    for index in bytes.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[index] = value
        _ = ZoneRules(tzif: damaged)?.offset(at: 2_224_080_000)
      }
    }
  }

  @Test(arguments: [
    ("no types", TZifBytes(types: [])),
    ("a type that is not there", TZifBytes(transitions: [(0, 1)])),
    ("times that do not ascend", TZifBytes(transitions: [(5, 0), (5, 0)])),
    ("an offset of a day", TZifBytes(types: [86_400])),
    ("a footer that is no rule", TZifBytes(footer: "日本標準時-9")),
  ])
  func refusedFiles(_ name: String, _ file: TZifBytes) {
    #expect(ZoneRules(tzif: file.bytes) == nil)
  }
}

@Suite struct TimeZoneIdentifierTests {
  private let nowhere = ZoneDatabase(folders: ["/nonexistent/zoneinfo"])

  @Test(arguments: [
    ("UTC", 0), ("Etc/UTC", 0), ("GMT", 0), ("Z", 0), ("+09:00", 32_400), ("+0900", 32_400),
    ("+09", 32_400), ("+9", 32_400), ("-03:30", -12_600), ("-0330", -12_600), ("+00:00", 0),
    ("-23:59", -86_340),
  ])
  func withoutDatabase(_ identifier: String, _ offset: Int) throws {
    let zone = try TimeZone(identifier: identifier, database: nowhere)
    #expect(zone.offset(atEpoch: 0) == offset)
    #expect(zone.identifier == identifier)
  }

  @Test(arguments: [
    "", ".", "..", "../../etc/passwd", "/etc/passwd", "Asia/../../../etc/passwd", "Asia//Tokyo",
    "Asia/Tokyo/", "Asia/.hidden", "localtime", "東京", "Asia/Tokyo\0", "Asia\\Tokyo", "a b",
    "+24:00", "+09:60", "+090", "+:09", "+9:0:0", "++9", "+", "-", "+09:00:00", "+０９:00",
    String(repeating: "A", count: 200),
  ])
  func refusedNames(_ identifier: String) {
    #expect(throws: TimeZoneError.unknown(identifier: identifier)) {
      try TimeZone(identifier: identifier, database: nowhere)
    }
    #expect(throws: TimeZoneError.unknown(identifier: identifier)) {
      try TimeZone(identifier: identifier)
    }
  }

  @Test func noDatabase() {
    let error = TimeZoneError.missingDatabase(identifier: "Asia/Tokyo")
    #expect(throws: error) { try TimeZone(identifier: "Asia/Tokyo", database: nowhere) }
    #expect(
      error.message
        == "cannot look up the time zone 'Asia/Tokyo': this machine has no time zone database")
    #expect(error.hint == "install tzdata, or write an offset like +09:00")
    #expect(nowhere.identifiers == [])
  }

  @Test(arguments: [
    (
      TimeZoneError.unknown(identifier: "Asia/Tokio"), "no time zone named 'Asia/Tokio'",
      "write a name like Asia/Tokyo, or an offset like +09:00"
    ),
    (
      .damaged(identifier: "Asia/Tokyo"), "the time zone file of 'Asia/Tokyo' is damaged",
      "install tzdata again"
    ),
  ])
  func words(_ error: TimeZoneError, _ message: String, _ hint: String) {
    #expect(error.message == message)
    #expect(error.hint == hint)
  }

  private static let hasDatabase = (try? TimeZone(identifier: "Asia/Tokyo")) != nil

  @Test(
    "Real zones, where the machine has them", .enabled(if: hasDatabase),
    arguments: [
      ("Asia/Tokyo", 1_766_940_031, 32_400), ("Asia/Seoul", 582_000_000, 36_000),
      ("Asia/Shanghai", 1_766_940_031, 28_800), ("Asia/Taipei", 4_000_000_000, 28_800),
      ("America/New_York", 2_224_080_000, -14_400), ("America/New_York", 2_240_000_000, -18_000),
      ("Europe/Dublin", 2_224_080_000, 3600), ("Australia/Lord_Howe", 2_240_000_000, 39_600),
      ("Asia/Kathmandu", 1_766_940_031, 20_700),
    ])
  func realZones(_ identifier: String, _ epoch: Int, _ offset: Int) throws {
    #expect(try TimeZone(identifier: identifier).offset(atEpoch: epoch) == offset)
  }

  @Test("Folders and tables of the database are no zones", .enabled(if: hasDatabase))
  func realDatabase() {
    for identifier in ["Asia", "zone.tab", "tzdata.zi", "Asia/Tokio"] {
      #expect(throws: TimeZoneError.unknown(identifier: identifier)) {
        try TimeZone(identifier: identifier)
      }
    }
    let known = TimeZone.knownIdentifiers
    #expect(known.isEmpty || known.contains("Asia/Tokyo"))
  }
}
