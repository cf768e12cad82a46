/// Lookup in the generated tables, which list where a property changes its value.
enum ScalarChanges {
  /// The value of a scalar in a table of `first scalar << 8 | value`, sorted, that starts at 0.
  static func value(of scalar: UInt32, in changes: [UInt32]) -> UInt8 {
    let key = scalar << 8 | 0xFF
    var low = 0
    var high = changes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle] <= key { low = middle } else { high = middle }
    }
    return UInt8(truncatingIfNeeded: changes[low])
  }
}
