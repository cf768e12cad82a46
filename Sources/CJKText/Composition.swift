/// Canonical composition (Unicode Standard, section 3.11).
enum Composition {
  /// The canonical combining class; 0 for what starts a new character.
  static func combiningClass(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0..<0x300, 0x30A0..<0xA66F, 0xAC00..<0xFB1E: 0
    default: ScalarChanges.value(of: scalar, in: CompositionTable.combiningClasses)
    }
  }

  /// The primary composites of a fully decomposed text.
  static func composed(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var starter: Int?
    var lastClass: UInt8 = 0
    for scalar in scalars {
      let combiningClass = combiningClass(of: scalar)
      // Blocked: something of the same or a higher class, or a starter, stands between.
      if let place = starter, place == result.count - 1 || lastClass < combiningClass,
        let composite = composite(of: result[place], scalar)
      {
        result[place] = composite
        continue
      }
      if combiningClass == 0 { starter = result.count }
      lastClass = combiningClass
      result.append(scalar)
    }
    return result
  }

  private static func composite(of first: UInt32, _ second: UInt32) -> UInt32? {
    if let syllable = HangulSyllable.composed(first, second) { return syllable }
    let key = UInt64(first) << 42 | UInt64(second) << 21
    let pairs = CompositionTable.pairs
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < key { low = middle + 1 } else { high = middle }
    }
    guard low < pairs.count, pairs[low] >> 21 == key >> 21 else { return nil }
    return UInt32(truncatingIfNeeded: pairs[low] & 0x1F_FFFF)
  }
}
