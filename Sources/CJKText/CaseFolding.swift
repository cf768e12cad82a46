/// Full case folding of single scalars.
enum CaseFolding {
  private static let table = MappingTable(
    entries: CaseFoldingTable.entries, pool: CaseFoldingTable.pool)

  /// Appends what a scalar folds to: itself when it has no case.
  static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x41...0x5A:
      result.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
    case 0..<0xB5, 0x2E80..<0xA640, 0xAC00..<0xFB00:
      result.append(scalar)
    default:
      let isMapped = table.forEach(mappedFrom: scalar.value) { value in
        if let folded = Unicode.Scalar(value) { result.append(folded) }
      }
      if !isMapped { result.append(scalar) }
    }
  }
}
