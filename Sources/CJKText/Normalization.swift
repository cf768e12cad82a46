/// Unicode normalisation and case folding by tables of Unicode 17.0.
///
/// The standard library compares strings by canonical equivalence but gives no normal form away;
/// Foundation does, at the price of its start-up. Texts that are normal already, which nearly all
/// are, are told by one scan and returned as they are.
public enum Normalization {
  /// Normalisation Form C (Unicode Standard Annex 15): canonical equivalents become one spelling,
  /// composed, such as `か` and U+3099 to `が`.
  public static func nfc(_ text: String) -> String {
    isInert(text, mask: 1) ? text : composed(Decomposition.canonical(text.unicodeScalars))
  }

  /// Normalisation Form KC: compatibility variants become the plain character as well, such as
  /// `ｶﾞ` to `ガ`, `Ａ` to `A` and `㈱` to `(株)`.
  public static func nfkc(_ text: String) -> String {
    isInert(text, mask: 2) ? text : composed(Decomposition.compatibility(text.unicodeScalars))
  }

  /// Normalisation Form D: as Form C, but taken apart, such as `é` to `e` and U+0301.
  public static func nfd(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for value in Decomposition.canonical(text.unicodeScalars) {
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return String(result)
  }

  /// Full case folding (Unicode Standard, section 3.13).
  ///
  /// Equal for texts that differ in case alone, such as `STRASSE` and `straße`; not normalised.
  public static func caseFolded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { CaseFolding.append(scalar, to: &result) }
    return String(result)
  }

  private static func composed(_ scalars: [UInt32]) -> String {
    var result = String.UnicodeScalarView()
    for value in Composition.composed(scalars) {
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return String(result)
  }

  /// Whether every scalar stays as it is and touches no other.
  private static func isInert(_ text: String, mask: UInt8) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0xA0, 0x3041...0x3096, 0x30A1...0x30FE, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
      default:
        ScalarChanges.value(of: scalar.value, in: CompositionTable.notInert) & mask == 0
      }
    }
  }
}
