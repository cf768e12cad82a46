/// A generated table from scalars to one or more others.
///
/// Entries are sorted `scalar << 40 | length << 32 | target`: the target is the one scalar mapped
/// to, or for longer mappings its place in the pool.
struct MappingTable {
  let entries: [UInt64]
  let pool: [UInt32]

  /// Hands each scalar of the mapping on, in order; false when the scalar has none.
  @inline(__always)
  func forEach(mappedFrom scalar: UInt32, _ body: (UInt32) -> Void) -> Bool {
    let key = UInt64(scalar) << 40
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] < key { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low] >> 40 == scalar else { return false }
    let length = Int(entries[low] >> 32 & 0xFF)
    let target = UInt32(truncatingIfNeeded: entries[low])
    if length == 1 {
      body(target)
    } else {
      pool[Int(target)..<Int(target) + length].forEach(body)
    }
    return true
  }
}
