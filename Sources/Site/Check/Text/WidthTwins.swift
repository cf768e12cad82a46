import CJKText

/// Terms of a site that are written in two widths: `ＡＰＩ` and `API`, `ｶﾀｶﾅ` and `カタカナ`.
///
/// The unusual forms, full-width Latin and half-width kana, are gathered first; only where there are
/// any are the usual ones counted.
enum WidthTwins {
  /// A term in its unusual width.
  struct Variant: Hashable {
    /// The usual form.
    let term: String
    let spelling: String
    let range: Range<Int>
  }

  /// Where a spelling stands in one text.
  struct Use {
    let first: Range<Int>
    var count = 0
  }

  /// The terms of a text that are written in the unusual width, each time.
  static func variants(in text: ProseText) -> [Variant] {
    guard text.mayHold(0xEF, 0xBC) || text.mayHold(0xEF, 0xBD) || text.mayHold(0xEF, 0xBE) else {
      return []
    }
    var words = WordScanner(text)
    words.run()
    return words.found.compactMap { range in
      let spelling = text.string(range)
      let term = Normalization.nfkc(spelling)
      guard term != spelling, isTerm(term) else { return nil }
      return Variant(term: term, spelling: spelling, range: range)
    }
  }

  /// Whether a word says something by itself: two characters, and not a number.
  private static func isTerm(_ term: String) -> Bool {
    term.count > 1 && term.contains(where: \.isLetter)
      && !term.lowercased().allSatisfy { $0 == "w" }
  }

  /// How often the usual forms of some terms stand in a text as words, and where first.
  static func uses(of terms: Set<String>, in text: ProseText) -> [String: Use] {
    var words = WordScanner(text, takesUsual: true)
    words.run()
    var uses: [String: Use] = [:]
    for range in words.found {
      let word = text.string(range)
      guard terms.contains(word) else { continue }
      uses[word, default: Use(first: range)].count += 1
    }
    return uses
  }
}

/// Goes through the words of a text that may have twins: runs of Latin letters and digits, and runs of
/// katakana.
private struct WordScanner {
  private let text: ProseText
  private let takesUsual: Bool
  private var start = 0
  private var end = 0
  private var kind = Kind.none
  private var isUnusual = false
  private(set) var found: [Range<Int>] = []

  private enum Kind { case none, latin, kana }

  init(_ text: ProseText, takesUsual: Bool = false) {
    self.text = text
    self.takesUsual = takesUsual
  }

  mutating func run() {
    for block in text.prose.blocks {
      text.forEachScalar(in: block.pieces) { scalar in
        let (kind, isUnusual) = Self.kind(of: scalar.value)
        if kind != self.kind || scalar.range.lowerBound != end { finish() }
        if self.kind == .none { start = scalar.range.lowerBound }
        self.kind = kind
        self.isUnusual = self.isUnusual || isUnusual
        end = scalar.range.upperBound
      }
      finish()
    }
  }

  private mutating func finish() {
    if kind != .none, isUnusual != takesUsual { found.append(start..<end) }
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
