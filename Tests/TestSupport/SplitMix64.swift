/// Random numbers that are the same in every run (Steele, Lea and Flood 2014), so that a failure can
/// be repeated.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// Starts a series; equal states give equal series.
  public init(state: UInt64) {
    self.state = state
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
