extension DateTime {
  /// The moment that a text names, as people write it in front matter.
  ///
  /// The date is `2025-12-28` or `2025/12/28`, also with one digit for month and day. A time may
  /// follow behind `T`, `t` or blanks: `16:40`, `16:40:31`, `16:40:31.25` (the fraction is dropped).
  /// An offset may follow, with or without a blank: `Z`, `+09:00`, `+0900`, `+09`, `UTC`, `GMT`, `JST`,
  /// `KST`, in either case. The result has this offset, else that of the zone at that local time.
  public static func parse(_ text: String, zone: TimeZone) throws(DateParseError) -> DateTime {
    var copy = text
    let found: (clock: ClockReading, offset: Int?, impossible: ClockReading.Impossible?)? =
      copy.withUTF8 { bytes in
        var scanner = DateScanner(bytes)
        return scanner.scan() ? (scanner.clock, scanner.offset, scanner.impossible) : nil
      }
    guard let found else { throw .unrecognised(text: text) }
    if let impossible = found.impossible {
      throw .impossible(
        text: text, part: impossible.part, value: impossible.value, allowed: impossible.allowed)
    }
    guard let offset = found.offset else {
      return zone.dateTime(showing: found.clock)
    }
    return DateTime(epoch: found.clock.secondsAsUTC - offset, offset: offset)
  }
}
