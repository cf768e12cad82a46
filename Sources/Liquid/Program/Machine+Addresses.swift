/// Addresses in attributes that a value has a part in.
extension Machine {
  /// Takes the address at the end of the output back if its scheme could run a script.
  ///
  /// Without a start it begins behind the last quote or `=`, one of which the author wrote before
  /// it, while those of values are escaped.
  mutating func checkScheme(
    from start: Int? = nil, colonFollows: Bool = false, _ program: Program, _ step: Int
  ) throws(Halt) {
    let start = start ?? startOfAddress()
    guard
      let scheme = AddressText.runningScheme(output.from(start)[...], colonFollows: colonFollows)
    else { return }
    output.truncate(to: start)
    output.append(text: "#blocked")
    try note(
      FilterError(
        "a '\(scheme):' address was left out",
        hint: "an address that a value brings along must not run scripts"), program, step,
      severity: .warning)
  }

  private func startOfAddress() -> Int {
    let place = output.from(0).lastIndex {
      $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "=")
    }
    return place.map { $0 + 1 } ?? 0
  }
}
