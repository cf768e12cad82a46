/// A moment together with the offset from UTC in which it is read.
public struct DateTime: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let epoch: Int
  /// Seconds east of UTC.
  public let offset: Int

  /// The farthest moment from 1970 that is told apart, some 10 million years away.
  private static let epochLimit = 315_000_000_000_000
  private static let offsetLimit = 86_399

  /// The moment so many seconds after 1970 began in UTC.
  ///
  /// Moments more than some 10 million years away and offsets of a day or more are brought back
  /// to these limits, so that no number makes the calendar overflow.
  public init(epoch: Int, offset: Int = 0) {
    self.epoch = min(max(epoch, -Self.epochLimit), Self.epochLimit)
    self.offset = min(max(offset, -Self.offsetLimit), Self.offsetLimit)
  }

  /// The moment at which clocks of an offset show this, or nil when there is no such date or time.
  ///
  /// Years go from -9999 to 99999 in the proleptic Gregorian calendar, with a year 0. A second 60
  /// is not accepted.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    offset: Int = 0
  ) {
    let clock = ClockReading(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    guard clock.impossible == nil, abs(offset) <= Self.offsetLimit else { return nil }
    self.init(epoch: clock.secondsAsUTC - offset, offset: offset)
  }

  /// The same moment, read in another offset.
  public func at(offset: Int) -> DateTime {
    DateTime(epoch: epoch, offset: offset)
  }
}

extension DateTime: Comparable {
  /// Orders by moment; equal moments by their offset, so that the order is total.
  public static func < (left: DateTime, right: DateTime) -> Bool {
    (left.epoch, left.offset) < (right.epoch, right.offset)
  }
}
