extension TimeZone {
  /// The zone of an IANA name (`Asia/Tokyo`), an offset (`+09:00`, `-0330`, `+9`) or `UTC`.
  ///
  /// Reads the system's zone database; offsets and UTC need none. Names that would lead out of
  /// the database, and `localtime`, which depends on the machine, are unknown.
  public init(identifier: String) throws(TimeZoneError) {
    try self.init(identifier: identifier, database: ZoneDatabase.system)
  }

  init(identifier: String, database: ZoneDatabase) throws(TimeZoneError) {
    if ["UTC", "Etc/UTC", "GMT", "Z"].contains(identifier) {
      self.init(identifier: identifier, rules: ZoneRules(offset: 0))
    } else if let offset = Self.fixedOffset(identifier) {
      self.init(identifier: identifier, rules: ZoneRules(offset: offset))
    } else {
      guard Self.isSafe(identifier) else { throw .unknown(identifier: identifier) }
      self.init(identifier: identifier, rules: try database.rules(of: identifier))
    }
  }

  /// `+09:00`, `+0900`, `+09`, `+9`.
  private static func fixedOffset(_ text: String) -> Int? {
    guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    let digits = text.utf8.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard (1...4).contains(digits.count), digits.count != 3,
      digits.allSatisfy({ (0x30...0x39).contains($0) }),
      text.utf8.count == digits.count + 1 || (digits.count == 4 && hasColon(text)),
      let value = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    let (hours, minutes) = digits.count == 4 ? (value / 100, value % 100) : (value, 0)
    guard hours < 24, minutes < 60 else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func hasColon(_ text: String) -> Bool {
    text.utf8.count == 6 && Array(text.utf8)[3] == UInt8(ascii: ":")
  }

  /// Whether a name can only lead to a file inside of the database: letters, digits, `_`, `+`
  /// and `-`, in parts between single slashes, each beginning with a letter.
  private static func isSafe(_ identifier: String) -> Bool {
    guard identifier.utf8.count <= 128, identifier != "localtime" else { return false }
    return identifier.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        guard let first = part.first, isLetter(first) else { return false }
        return part.allSatisfy {
          isLetter($0) || (0x30...0x39).contains($0) || "_+-".utf8.contains($0)
        }
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
