/// Goes through the words of a text that may have twins: runs of Latin letters and digits, and runs of
/// katakana.
struct WordScanner {
  private let takesUnusual: Bool
  private var start = 0
  private var end = 0
  private var kind = Kind.none
  private var isUnusual = false
  private var found: [Range<Int>] = []

  private enum Kind { case none, latin, kana }

  /// The words with a character in the unusual width, full for Latin and half for kana, or all others.
  static func words(in text: ProseText, isUnusual: Bool) -> [Range<Int>] {
    var scanner = WordScanner(takesUnusual: isUnusual)
    for block in text.prose.blocks {
      text.forEachScalar(in: block.pieces) { scanner.meet($0) }
      scanner.finish()
    }
    return scanner.found
  }

  private init(takesUnusual: Bool) {
    self.takesUnusual = takesUnusual
  }

  private mutating func meet(_ scalar: ProseText.Scalar) {
    let (kind, isUnusual) = Self.kind(of: scalar.value)
    if kind != self.kind || scalar.range.lowerBound != end { finish() }
    if self.kind == .none { start = scalar.range.lowerBound }
    self.kind = kind
    self.isUnusual = self.isUnusual || isUnusual
    end = scalar.range.upperBound
  }

  private mutating func finish() {
    if kind != .none, isUnusual == takesUnusual { found.append(start..<end) }
    kind = .none
    isUnusual = false
  }

  private static func kind(of scalar: UInt32) -> (Kind, isUnusual: Bool) {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: (.latin, false)
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: (.latin, true)
    case 0x30A1...0x30FA, 0x30FC...0x30FE: (.kana, false)
    case 0xFF66...0xFF9F: (.kana, true)
    default: (.none, false)
    }
  }
}
