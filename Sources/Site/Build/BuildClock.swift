import Diagnostics

/// What time it is for a build and for what it makes.
enum BuildClock {
  /// Seconds since 1970: what is asked for, else `SOURCE_DATE_EPOCH`
  /// (reproducible-builds.org/specs/source-date-epoch) when it is set, else the machine's clock.
  static func now(_ fixed: Int?) throws(BuildFailure) -> Int {
    if let fixed { return fixed }
    guard let text = POSIX.environment("SOURCE_DATE_EPOCH"), !text.isEmpty else { return POSIX.now }
    guard let epoch = Int(text), (0...253_402_300_799).contains(epoch) else {
      throw BuildFailure(diagnostics: [
        .error(
          "SOURCE_DATE_EPOCH expects seconds since 1970, found '\(text)'", hint: "use digits only")
      ])
    }
    return epoch
  }
}
