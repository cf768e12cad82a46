/// Whether any of some terms stands in a file, told from its bytes in one pass.
struct TermSearch: Sendable {
  /// The terms by their first two bytes.
  private let terms: [UInt16: [[UInt8]]]
  /// For each pair of bytes whether a term begins with it.
  private let begins: [Bool]

  /// Makes a search for terms of two bytes or more.
  init(_ terms: Set<String>) {
    self.terms = Dictionary(grouping: terms.map { Array($0.utf8) }) { Self.key($0[0], $0[1]) }
    var begins = [Bool](repeating: false, count: 0x10000)
    for key in self.terms.keys { begins[Int(key)] = true }
    self.begins = begins
  }

  private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }

  /// Whether a term stands anywhere in some bytes.
  func finds(in bytes: [UInt8]) -> Bool {
    guard bytes.count > 1 else { return false }
    return (0..<bytes.count - 1).contains { index in
      let key = Self.key(bytes[index], bytes[index + 1])
      return begins[Int(key)]
        && terms[key, default: []].contains { bytes[index...].starts(with: $0) }
    }
  }
}
