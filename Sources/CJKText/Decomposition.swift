/// Full decomposition with the canonical order of marks (Unicode Standard, section 3.11).
enum Decomposition {
  private static let canonicalTable = MappingTable(
    entries: DecompositionTable.canonical, pool: DecompositionTable.pool)
  private static let compatibilityTable = MappingTable(
    entries: DecompositionTable.compatibilityOnly, pool: DecompositionTable.pool)

  /// Normalisation Form D as numbers.
  static func canonical(_ scalars: String.UnicodeScalarView) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in scalars { append(scalar.value, to: &result) }
    orderMarks(of: &result)
    return result
  }

  /// Normalisation Form KD as numbers.
  static func compatibility(_ scalars: String.UnicodeScalarView) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in scalars {
      let isMapped = compatibilityTable.forEach(mappedFrom: scalar.value) { result.append($0) }
      if !isMapped { append(scalar.value, to: &result) }
    }
    orderMarks(of: &result)
    return result
  }

  private static func append(_ scalar: UInt32, to result: inout [UInt32]) {
    if let syllable = HangulSyllable(scalar) {
      syllable.appendJamo(to: &result)
    } else if !canonicalTable.forEach(mappedFrom: scalar, { result.append($0) }) {
      result.append(scalar)
    }
  }

  /// Sorts each run of marks by combining class, equals in their order.
  ///
  /// In n log n time, so that a text of nothing but marks is no trap.
  private static func orderMarks(of scalars: inout [UInt32]) {
    var index = 0
    while index < scalars.count {
      guard Composition.combiningClass(of: scalars[index]) != 0 else {
        index += 1
        continue
      }
      let start = index
      var run: [UInt64] = []
      while index < scalars.count {
        let combiningClass = Composition.combiningClass(of: scalars[index])
        guard combiningClass != 0 else { break }
        run.append(UInt64(combiningClass) << 56 | UInt64(index))
        index += 1
      }
      guard run.count > 1 else { continue }
      run.sort()
      let sorted = run.map { scalars[Int($0 & 0x00FF_FFFF_FFFF_FFFF)] }
      scalars.replaceSubrange(start..<index, with: sorted)
    }
  }
}
