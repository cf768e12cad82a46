/// Why there is no such zone.
public enum TimeZoneError: Error, Sendable, Hashable {
  /// No zone has this name.
  case unknown(identifier: String)
  /// The machine has no zone database.
  case missingDatabase(identifier: String)
  /// The zone's file cannot be read or is damaged.
  case damaged(identifier: String)

  /// The finding in words, for a diagnostic.
  public var message: String {
    switch self {
    case .unknown(let identifier): "no time zone named '\(identifier)'"
    case .missingDatabase(let identifier):
      "cannot look up the time zone '\(identifier)': this machine has no time zone database"
    case .damaged(let identifier): "the time zone file of '\(identifier)' is damaged"
    }
  }

  /// What to do about it, for a diagnostic.
  public var hint: String {
    switch self {
    case .unknown: "write a name like Asia/Tokyo, or an offset like +09:00"
    case .missingDatabase: "install tzdata, or write an offset like +09:00"
    case .damaged: "install tzdata again"
    }
  }
}
