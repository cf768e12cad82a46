/// The rules by which the clocks of a region are set.
public struct TimeZone: Sendable, Hashable {
  /// The name by which it was asked for: `Asia/Tokyo`, `UTC`, `+09:00`.
  public let identifier: String
  let rules: ZoneRules

  /// Coordinated Universal Time.
  public static let utc = TimeZone(identifier: "UTC", rules: ZoneRules(offset: 0))

  init(identifier: String, rules: ZoneRules) {
    self.identifier = identifier
    self.rules = rules
  }

  /// Seconds east of UTC at a moment.
  public func offset(atEpoch epoch: Int) -> Int {
    rules.offset(at: epoch)
  }

  /// A moment as the zone's clocks show it.
  public func dateTime(atEpoch epoch: Int) -> DateTime {
    DateTime(epoch: epoch, offset: offset(atEpoch: epoch))
  }

  /// The moment at which the zone's clocks show this, or nil when there is no such date or time.
  ///
  /// Of a time that the clocks show twice (when they are set back) the first is meant. A time
  /// that they leap over is read as if they had not been set forward yet: in New York on
  /// 2025-03-09, 02:30 is the moment that is shown there as 03:30.
  public func dateTime(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) -> DateTime? {
    let clock = ClockReading(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    return clock.impossible == nil ? dateTime(showing: clock) : nil
  }

  func dateTime(showing clock: ClockReading) -> DateTime {
    let local = clock.secondsAsUTC
    let before = offset(atEpoch: local - Calendar.secondsPerDay)
    let candidates = [
      before, offset(atEpoch: local - before), offset(atEpoch: local + Calendar.secondsPerDay),
    ]
    let matching = candidates.filter { offset(atEpoch: local - $0) == $0 }
    return dateTime(atEpoch: local - (matching.max() ?? before))
  }
}
