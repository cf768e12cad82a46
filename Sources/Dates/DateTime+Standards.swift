extension DateTime {
  /// The moment as RFC 3339 and XML Schema write it: `2025-12-28T16:40:31+09:00`, in UTC with `Z`.
  ///
  /// An offset that is not in whole minutes (local time before zones were laid out) is cut to
  /// whole minutes, and the clock is moved with it: the moment stays the same.
  public var xmlSchema: String {
    let shown = at(offset: offset / 60 * 60)
    return shown.formatted(shown.offset == 0 ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S%:z")
  }

  /// The moment as mail and RSS write it (RFC 5322, four-digit year): `Sun, 28 Dec 2025 16:40:31 +0900`.
  public var rfc822: String {
    at(offset: offset / 60 * 60).formatted("%a, %d %b %Y %H:%M:%S %z")
  }
}
